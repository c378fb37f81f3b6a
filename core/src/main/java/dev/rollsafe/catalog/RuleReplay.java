package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Replays rules and extended statistics. */
final class RuleReplay {

  private RuleReplay() {}

  // ---- rules ----

  static void create(Editor editor, CreateRule statement) {
    Rule rule = new Rule(statement.name().value(), statement, "ENABLE", editor.fresh());
    change(editor, statement.table(), rules -> {
      List<Rule> all = without(rules, rule.name());
      all.add(rule);
      return all;
    });
  }

  static void drop(Editor editor, QualifiedName relation, String name) {
    change(editor, relation, rules -> without(rules, name));
  }

  static void rename(Editor editor, QualifiedName relation, String from, String to) {
    change(editor, relation, rules -> {
      List<Rule> all = new ArrayList<>(rules);
      all.replaceAll(rule -> rule.name().equals(from)
          ? new Rule(to, rule.definition(), rule.mode(), rule.attached())
          : rule);
      return all;
    });
  }

  private static List<Rule> without(List<Rule> rules, String name) {
    List<Rule> left = new ArrayList<>(rules);
    left.removeIf(rule -> rule.name().equals(name));
    return left;
  }

  static void change(Editor editor, QualifiedName name, UnaryOperator<List<Rule>> change) {
    ObjectName relation = editor.state().relation(name);
    Table table = editor.table(relation);
    View view = editor.state().views().get(relation);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      List<Rule> rules = change.apply(table.rules());
      draft.rules.clear();
      draft.rules.addAll(rules);
      editor.put(draft.build());
    } else if (view != null) {
      editor.put(
          Views.attached(view, change.apply(view.rules()), view.columnNotes(), view.attached()));
    }
  }

  // ---- statistics ----

  static void create(Editor editor, CreateStatistics statement) {
    ObjectName relation = editor.state().relation(statement.table());
    Table table = editor.table(relation);
    if (table == null || statement.name().isEmpty()) {
      return;
    }
    TableDraft draft = new TableDraft(table);
    draft.statistics.add(new Statistics(
        editor.state().creation(statement.name().get(), false),
        relation,
        statement.definition().text(),
        Optional.empty(),
        editor.fresh()));
    editor.put(draft.build());
  }

  static Statistics renamed(Statistics s, ObjectName name) {
    return new Statistics(name, s.table(), s.definition(), s.target(), s.attached());
  }

  /** The target is the last word of ALTER STATISTICS .. SET STATISTICS. */
  static void target(Editor editor, QualifiedName name, String statement) {
    String target = statement.substring(statement.lastIndexOf(' ') + 1);
    changeStatistics(
        editor,
        name,
        s ->
            new Statistics(s.name(), s.table(), s.definition(), Optional.of(target), s.attached()));
  }

  static void dropStatistics(Editor editor, QualifiedName name) {
    changeStatistics(editor, name, known -> null);
  }

  /** Changes an object by its name; {@code change} answers null where it is dropped. */
  static void changeStatistics(Editor editor, QualifiedName name, StatisticsChange change) {
    for (Table table : List.copyOf(editor.state().tables().values())) {
      for (Statistics known : table.statistics()) {
        if (known.name().name().equals(name.name())
            && (name.schema() == null || name.schema().equals(known.name().schema()))) {
          TableDraft draft = new TableDraft(table);
          draft.statistics.remove(known);
          Statistics changed = change.of(known);
          if (changed != null) {
            draft.statistics.add(changed);
          }
          editor.put(draft.build());
        }
      }
    }
  }

  /** A change of a statistics object. */
  @FunctionalInterface
  interface StatisticsChange {
    @org.jspecify.annotations.Nullable
    Statistics of(Statistics known);
  }
}
