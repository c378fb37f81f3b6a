package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives what hangs on a table the new name of a column, a sequence, a function or a type. */
final class ColumnMentions {

  private static final String DOUBT = "it has a sub-select, and a column got another name";

  private ColumnMentions() {}

  static void rename(TableDraft table, String from, String to) {
    table.policies.replaceAll(p -> policy(p, from, to));
    table.triggers.replaceAll(t -> trigger(t, from, to));
    table.statistics.replaceAll(s -> new Statistics(
        s.name(),
        s.table(),
        Renaming.replaced(s.definition(), from, Renaming.quoted(to), Renaming::isColumn),
        s.target(),
        s.attached()));
  }

  private static Policy policy(Policy p, String from, String to) {
    boolean certain = isCertain(p.using(), from) && isCertain(p.withCheck(), from);
    return new Policy(
        p.name(),
        p.permissive(),
        p.command(),
        p.roles(),
        p.using().map(e -> Renaming.column(e, from, to)),
        p.withCheck().map(e -> Renaming.column(e, from, to)),
        certain ? p.attached() : p.attached().doubted(DOUBT),
        p.origin());
  }

  private static boolean isCertain(Optional<Expression> expression, String name) {
    return expression.isEmpty() || Renaming.isCertain(expression.get(), name);
  }

  private static Trigger trigger(Trigger t, String from, String to) {
    CreateTrigger d = t.definition();
    List<Identifier> columns = new ArrayList<>(d.updateColumns());
    columns.replaceAll(c -> c.is(from) ? new Identifier(to, c.span()) : c);
    CreateTrigger renamed = new CreateTrigger(
        d.name(),
        d.orReplace(),
        d.constraint(),
        d.timing(),
        d.events(),
        columns,
        d.table(),
        d.forEachRow(),
        d.when().map(e -> Renaming.column(e, from, to)),
        d.function(),
        d.arguments(),
        d.from(),
        d.attributes(),
        d.oldTable(),
        d.newTable(),
        d.span());
    return new Trigger(
        t.name(), t.table(), renamed, t.mode(), t.function(), t.attached(), t.origin());
  }

  /** A default holds the sequence, whatever it is called. */
  static void sequenceRenamed(Editor editor, ObjectName from, ObjectName to) {
    for (Table table : List.copyOf(editor.state().tables().values())) {
      if (!mentions(table, from)) {
        continue;
      }
      TableDraft draft = new TableDraft(table);
      draft.columns.replaceAll(c -> sequenced(editor.state(), c, from, to));
      if (!draft.columns.equals(table.columns())) {
        editor.put(draft.build());
      }
    }
  }

  private static boolean mentions(Table table, ObjectName sequence) {
    for (Column column : table.columns()) {
      if (column.ownedSequence().filter(sequence::equals).isPresent()
          || column
              .defaultValue()
              .filter(v -> v.text().contains(sequence.name()))
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Column sequenced(State state, Column c, ObjectName from, ObjectName to) {
    Column column = c.ownedSequence().filter(from::equals).isPresent()
        ? Columns.sequenced(c, Optional.of(to))
        : c;
    if (column.defaultValue().isEmpty()) {
      return column;
    }
    Expression value = column.defaultValue().get();
    String text = Renaming.sequence(state, value.text(), from, to);
    return text.equals(value.text())
        ? column
        : Columns.defaulting(column, Optional.of(new Expression(text, value.span())));
  }

  /** A default holds the function, whatever it is called. */
  private static Column calling(Column c, ObjectName from, ObjectName to) {
    if (c.defaultValue().filter(v -> v.text().contains(from.name())).isEmpty()) {
      return c;
    }
    Expression value = c.defaultValue().get();
    String text = Renaming.replaced(
        value.text(), from.name(), Renaming.quoted(to), Renaming::isUnqualifiedCall);
    return Columns.defaulting(c, Optional.of(new Expression(text, value.span())));
  }

  static void functionRenamed(Editor editor, ObjectName from, ObjectName to) {
    for (Table known : List.copyOf(editor.state().tables().values())) {
      TableDraft columns = new TableDraft(known);
      columns.columns.replaceAll(c -> calling(c, from, to));
      Table table = columns.build();
      if (!table.columns().equals(known.columns())) {
        editor.put(table);
      }
      for (Trigger trigger : table.triggers()) {
        if (trigger.function().equals(from)) {
          TableDraft draft = new TableDraft(table);
          draft.triggers.replaceAll(t -> calling(t, from, to));
          editor.put(draft.build());
          break;
        }
      }
    }
  }

  /** CASCADE drops the triggers that call the function. */
  static void functionDropped(Editor editor, ObjectName function) {
    for (Table table : List.copyOf(editor.state().tables().values())) {
      if (calls(table.triggers(), function)) {
        TableDraft draft = new TableDraft(table);
        draft.triggers.removeIf(t -> t.function().equals(function));
        editor.put(draft.build());
      }
    }
    for (View view : List.copyOf(editor.state().views().values())) {
      if (calls(view.triggers(), function)) {
        List<Trigger> left = new ArrayList<>(view.triggers());
        left.removeIf(t -> t.function().equals(function));
        editor.put(Views.triggered(view, left));
      }
    }
  }

  private static boolean calls(List<Trigger> triggers, ObjectName function) {
    for (Trigger trigger : triggers) {
      if (trigger.function().equals(function)) {
        return true;
      }
    }
    return false;
  }

  /** A default that is a label of an enum is that label, whatever it is called. */
  static void labelRenamed(Editor editor, ObjectName type, String from, String to) {
    String before = "'" + from.replace("'", "''") + "'";
    String after = "'" + to.replace("'", "''") + "'";
    for (Table table : List.copyOf(editor.state().tables().values())) {
      TableDraft draft = new TableDraft(table);
      draft.columns.replaceAll(c -> {
        boolean meant =
            c.defaultValue().filter(v -> v.text().startsWith(before)).isPresent()
                && editor.state().type(c.type().name()).equals(type);
        return meant ? labelled(c, before, after) : c;
      });
      if (!draft.columns.equals(table.columns())) {
        editor.put(draft.build());
      }
    }
  }

  private static Column labelled(Column c, String before, String after) {
    Expression value = c.defaultValue().orElseThrow();
    String text = after + value.text().substring(before.length());
    return Columns.defaulting(c, Optional.of(new Expression(text, value.span())));
  }

  private static Trigger calling(Trigger t, ObjectName from, ObjectName to) {
    return new Trigger(
        t.name(),
        t.table(),
        t.definition(),
        t.mode(),
        t.function().equals(from) ? to : t.function(),
        t.attached(),
        t.origin());
  }

  /** The column after a type that its default may cast to got another name. */
  static Column typeRenamed(Column c, ObjectName from, ObjectName to) {
    if (c.defaultValue().isEmpty() || c.defaultValue().get().text().indexOf(from.name()) < 0) {
      return c;
    }
    Expression value = c.defaultValue().get();
    String text =
        Renaming.replaced(value.text(), from.name(), Renaming.quoted(to), Renaming::isType);
    return Columns.defaulting(c, Optional.of(new Expression(text, value.span())));
  }
}
