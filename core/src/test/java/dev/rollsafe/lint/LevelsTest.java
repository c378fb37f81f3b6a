package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.SidecarSuppression.Target;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user makes of rules, and what is known beside the migrations. */
class LevelsTest {

  private static final Linter TWO = Linter.of(List.of(TestRule.every("on")), ServerVersion.DEFAULT)
      .offering(List.of(TestRule.every("on"), TestRule.every("offered")));

  @ParameterizedTest
  @CsvSource({
    "on, OFF, ''",
    "on, ON, on ERROR",
    "on, INFO, on INFO",
    "on, WARNING, on WARNING",
    "offered, ON, offered ERROR; on ERROR",
    "offered, OFF, on ERROR",
    "offered, INFO, offered INFO; on ERROR",
  })
  void aLevelTurnsARuleOnAndOffAndSaysWhatItsFindingsAskFor(
      String rule, Level level, String expected) {
    assertThat(found(TWO.levels(Map.of(rule, level)), "ANALYZE a;")).isEqualTo(expected);
  }

  @Test
  void theLastLevelForAPathCounts() {
    Linter linter = TWO.levels(Map.of("on", Level.WARNING))
        .paths(List.of(
            new PathLevels(m -> m.id().equals("2"), Map.of("on", Level.OFF, "offered", Level.ON)),
            new PathLevels(m -> m.id().equals("2"), Map.of("on", Level.INFO))));
    assertThat(found(linter, "ANALYZE a;", "ANALYZE b;"))
        .isEqualTo("on WARNING; offered ERROR; on INFO");
    assertThat(linter.docs()).extracting(RuleDoc::id).containsExactly("on", "offered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX i ON small (a);  | index-build-blocks-writes INFO (small has about 250 rows)",
        "CREATE INDEX i ON large (a);  | index-build-blocks-writes ERROR (large has about 40,000,000 rows, 41 GB)",
        "CREATE INDEX i ON other (a);  | index-build-blocks-writes ERROR",
        "ALTER TABLE small DROP COLUMN a; | column-drop ERROR",
      })
  void aTablesSizeWeighsWhatGrowsWithIt(String sql, String expected) {
    TableSizes sizes = TableSizes.of(
        Map.of(
            new ObjectName("public", "small"), new TableSizes.Size(250, 0),
            new ObjectName("public", "large"), new TableSizes.Size(40_000_000, 41L << 30)),
        TableSizes.DEFAULT_SMALL_ROWS);
    Linter linter = Linter.of(
            BuiltInRules.all().stream().filter(r -> r.doc().onByDefault()).toList(),
            ServerVersion.DEFAULT)
        .sizes(sizes);
    String tables = "CREATE TABLE small (a int, b int); CREATE TABLE large (a int, b int);"
        + " CREATE TABLE other (a int, b int);";
    List<Finding> found =
        linter.check(TestHistory.of(TransactionMode.SINGLE, tables, sql)).findings();
    assertThat(found).hasSize(1);
    String message = found.get(0).message();
    int size = message.indexOf(" (");
    assertThat(found.get(0).rule() + " " + found.get(0).severity()
            + (size < 0 ? "" : message.substring(size)))
        .isEqualTo(expected);
  }

  @Test
  void whatTheSessionHasSetIsKnown() {
    Linter linter = Linter.of(
        BuiltInRules.all().stream()
            .filter(r -> r.doc().id().equals("table-lock-without-timeout"))
            .toList(),
        ServerVersion.DEFAULT);
    String table = "CREATE TABLE t (a int);";
    String change = "ALTER TABLE t ADD COLUMN b int;";
    assertThat(found(linter, table, change)).isEqualTo("table-lock-without-timeout INFO");
    assertThat(found(linter.session(Map.of("lock_timeout", List.of("2s"))), table, change))
        .isEmpty();
    assertThat(found(linter.session(Map.of("lock_timeout", List.of("0"))), table, change))
        .isEqualTo("table-lock-without-timeout INFO");
    assertThat(linter
            .session(Map.of("search_path", List.of("app")))
            .check(TestHistory.of(TransactionMode.SINGLE, table, change))
            .findings()
            .get(0)
            .message())
        .contains("app.t");
  }

  /** The rule, the migration, the line (0 for none), the statement, the object, the reason; what comes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on    | 1 | 0 | 0 | -   | why | (on 1) (on 2) on 1",
        "on    | 1 | 2 | 0 | -   | why | on 1 (on 2) on 1",
        "on    | 1 | 0 | 1 | -   | why | (on 1) on 2 on 1",
        "on    | 1 | 0 | 0 | t   | why | on 1 (on 2) on 1",
        "on    | 1 | 0 | 0 | t.a | why | on 1 (on 2) on 1",
        "on    | 1 | 0 | 0 | t.b | why | on 1 on 2 on 1 suppression-unused 1",
        "on    | 1 | 7 | 0 | -   | why | on 1 on 2 on 1 suppression-unused 1",
        "on    | 1 | 0 | 7 | -   | why | on 1 on 2 on 1 suppression-unused 1",
        "on    | 3 | 0 | 0 | -   | why | on 1 on 2 on 1 suppression-unused 1",
        "on    | 2 | 0 | 0 | -   |     | on 1 on 2 (on 1) suppression-without-reason 1",
        "onn   | 2 | 0 | 0 | -   | why | on 1 on 2 on 1 suppression-of-unknown-rule 1",
        "known | 2 | 0 | 0 | -   | why | on 1 on 2 on 1",
      })
  void suppressionsBesideTheMigrations(
      String rule,
      String id,
      int line,
      int statement,
      String object,
      String reason,
      String expected) {
    Target target = new Target(
        line == 0 ? OptionalInt.empty() : OptionalInt.of(line),
        statement == 0 ? OptionalInt.empty() : OptionalInt.of(statement),
        object.equals("-") ? Optional.empty() : Optional.of(object));
    SidecarSuppression suppression = new SidecarSuppression(
        rule,
        id,
        m -> m.id().equals(id),
        target,
        reason == null ? "" : reason,
        Script.of("rollsafe.yml", "- rule"),
        new Span(0, 1));
    List<Rule> suppressionRules = BuiltInRules.all().stream()
        .filter(r -> r.doc().id().startsWith("suppression-"))
        .toList();
    Linter linter = Linter.of(suppressionRules, ServerVersion.DEFAULT)
        .offering(List.of(TestRule.every("on")))
        .levels(Map.of("on", Level.ON))
        .knowing(List.of("known"))
        .sidecar(List.of(suppression));
    LintRun run = linter.run();
    HistoryAssessment judged = run.check(
        TestHistory.of(
            TransactionMode.SINGLE,
            "CREATE TABLE x (a int);\nALTER TABLE t DROP COLUMN a;",
            "ANALYZE t;"),
        Progress.NONE);
    StringBuilder all = new StringBuilder();
    judged.findings().forEach(finding -> append(finding, all));
    run.rest().ifPresent(rest -> rest.findings().forEach(finding -> append(finding, all)));
    assertThat(all.toString().strip()).isEqualTo(expected);
  }

  private static void append(Finding finding, StringBuilder all) {
    String brief = finding.rule() + " " + finding.position().line();
    all.append(finding.suppressed() ? "(" + brief + ") " : brief + " ");
  }

  private static String found(Linter linter, String... sql) {
    StringBuilder found = new StringBuilder();
    for (Finding finding :
        linter.check(TestHistory.of(TransactionMode.SINGLE, sql)).findings()) {
      found.append(found.isEmpty() ? "" : "; ").append(finding.rule() + " " + finding.severity());
    }
    return found.toString();
  }
}
