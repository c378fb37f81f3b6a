package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.FixedHistory;
import dev.rollsafe.lint.Fixer;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Scope;
import dev.rollsafe.lint.TextEdit;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.migration.Version;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An example of a rule.
 *
 * @param rule the rule
 * @param example the example
 * @param flagged whether the rule flags it
 */
record RuleExample(Rule rule, Example example, boolean flagged) {

  private static final String GIVEN = "given";

  /** How a first migration that has a name begins. */
  private static final String FIRST = "-- migration ";

  static List<RuleExample> of(List<Rule> rules) {
    List<RuleExample> all = new ArrayList<>();
    for (Rule rule : rules) {
      rule.doc().flagged().forEach(example -> all.add(new RuleExample(rule, example, true)));
      rule.doc().accepted().forEach(example -> all.add(new RuleExample(rule, example, false)));
    }
    return all;
  }

  RuleDoc doc() {
    return rule.doc();
  }

  Script script() {
    return Script.of("example.sql", example.sql());
  }

  Optional<Migration> given() {
    return doc().given().isEmpty()
        ? Optional.empty()
        : Optional.of(Migration.of(
            GIVEN, TransactionMode.NONE, List.of(Script.of("given.sql", doc().given()))));
  }

  /** Returns its migrations, of which each is a part of one text. */
  List<Migration> migrations() {
    Script script = script();
    String text = script.text();
    List<Migration> migrations = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int next = text.indexOf(Example.NEXT, start);
      int end = next < 0 ? text.length() : next;
      String name = firstLine(text, start);
      int from = start == 0 ? 0 : text.indexOf('\n', start);
      migrations.add(migration(migrations.size() + 1, Script.body(script, from, end), name));
      start = next < 0 ? text.length() + 1 : next + Example.NEXT.length();
    }
    return migrations;
  }

  /** Returns what stands behind the line that divides migrations: the name of the one that begins there. */
  private static String firstLine(String text, int start) {
    if (start == 0) {
      return text.startsWith(FIRST)
          ? text.substring(FIRST.length(), text.indexOf('\n')).trim()
          : "";
    }
    return text.substring(start, text.indexOf('\n', start)).trim();
  }

  private Migration migration(int number, Script part, String name) {
    Migration plain = Migration.of("example-" + number, example.mode(), List.of(part));
    if (name.isEmpty()) {
      return plain;
    }
    boolean repeatable = name.startsWith("R__");
    Optional<Version> version =
        repeatable ? Optional.empty() : Version.of(name.substring(1, name.indexOf("__")));
    return new Migration(
        name,
        plain.path(),
        repeatable ? Kind.REPEATABLE : Kind.VERSIONED,
        version,
        plain.release(),
        plain.transactionMode(),
        plain.parts(),
        plain.directives());
  }

  HistoryAssessment judge(List<Rule> rules, List<String> known) {
    return judge(rules, known, history());
  }

  private HistoryAssessment judge(List<Rule> rules, List<String> known, History history) {
    return Linter.of(rules, example.version())
        .knowing(known)
        .run()
        .check(history, new Published(example), Progress.NONE);
  }

  private History history() {
    List<Migration> all = new ArrayList<>();
    given().ifPresent(all::add);
    all.addAll(migrations());
    return History.of("example", all);
  }

  /** Returns the example with one fix in it, right or wrong. */
  RuleExample with(Fix fix) {
    StringBuilder sql = new StringBuilder(example.sql());
    for (int i = fix.edits().size() - 1; i >= 0; i--) {
      TextEdit edit = fix.edits().get(i);
      sql.replace(edit.span().start(), edit.span().end(), edit.replacement());
    }
    return withSql(sql.toString());
  }

  /** Returns the example with all in it that can be fixed. */
  RuleExample fixed(List<Rule> rules, List<String> known) {
    FixedHistory fixed = new Fixer(
            history -> judge(rules, known, history),
            path -> path.equals(script().name()))
        .fix(history());
    return fixed.files().isEmpty() ? this : withSql(fixed.files().get(0).after());
  }

  private RuleExample withSql(String sql) {
    return new RuleExample(
        rule,
        new Example(
            example.title(),
            sql,
            example.mode(),
            example.version(),
            example.refused(),
            example.editedSince()),
        flagged);
  }

  /** All is judged; what is there before is as it was. */
  private record Published(Example example) implements Scope {
    @Override
    public boolean judges(Migration migration) {
      return true;
    }

    @Override
    public Optional<String> edited(Migration migration) {
      return migration.id().equals(GIVEN)
          ? Optional.empty()
          : example
              .editedSince()
              .map(ref -> "was there at " + ref + " already and read differently");
    }
  }

  /** Returns what is found in the example itself, whatever is found in what is there before it. */
  static List<Finding> findings(HistoryAssessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> !finding.migration().equals(GIVEN) && !finding.suppressed())
        .toList();
  }

  /** Returns the numbers of the lines on which findings are to begin. */
  List<Integer> markedLines() {
    List<Integer> lines = new ArrayList<>();
    int number = 0;
    for (String line : example.sql().lines().toList()) {
      number++;
      if (line.stripTrailing().endsWith(Example.MARK)) {
        lines.add(number);
      }
    }
    return lines;
  }

  /** Returns the statements that cannot be read. */
  List<Unparsed> unparsed() {
    List<Unparsed> found = new ArrayList<>();
    List<Migration> all = new ArrayList<>(migrations());
    given().ifPresent(all::add);
    for (Migration migration : all) {
      Splitter splitter = migration.script().statements();
      while (splitter.next()) {
        collect(SqlParser.statement(splitter), found);
      }
    }
    return found;
  }

  private static void collect(Statement statement, List<Unparsed> found) {
    if (statement instanceof Unparsed unparsed) {
      found.add(unparsed);
    } else if (statement instanceof DoBlock block) {
      block.statements().forEach(inner -> collect(inner, found));
    }
  }

  @Override
  public String toString() {
    return doc().id() + (flagged ? " flags " : " accepts ") + example.title();
  }
}
