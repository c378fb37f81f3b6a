package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.migration.Since;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {

  private static final ObjectName A = new ObjectName("public", "a");

  private static final TestRule NEW = TestRule.statements("new", (context, findings) -> {
    if (context.isNew(A)) {
      findings.add(context.statement().span(), "a is new");
    }
  });

  @Test
  void findingsComeInTheOrderOfMigrationsAndPlaces() {
    Rule backwards = TestRule.migrations("backwards", (migration, findings) -> {
      List<StatementContext> statements = migration.statements();
      for (int i = statements.size() - 1; i >= 0; i--) {
        findings.add(statements.get(i).statement().span(), "found");
      }
    });
    HistoryAssessment assessment =
        TestHistory.check(List.of(backwards), "ANALYZE a;\n ANALYZE b;", "ANALYZE c;");
    assertThat(assessment.findings())
        .extracting(finding -> finding.path() + ":" + finding.position())
        .containsExactly("1.sql:1:1", "1.sql:2:2", "2.sql:1:1");
    assertThat(assessment.findings()).allSatisfy(finding -> {
      assertThat(finding.instead()).isEqualTo("Mend it.");
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.suppressed()).isFalse();
    });
  }

  @Test
  void aTableIsNewInItsOwnMigrationOnly() {
    HistoryAssessment assessment =
        TestHistory.check(List.of(NEW), "CREATE TABLE a (id int); ANALYZE a;", "ANALYZE a;");
    assertThat(assessment.findings()).extracting(Finding::migration).containsExactly("1");
  }

  @Test
  void aTableIsNewInAllMigrationsOfItsRelease() {
    HistoryAssessment assessment = TestHistory.check(
        List.of(NEW),
        "-- rollsafe:release 1\n\nCREATE TABLE a (id int);",
        "-- rollsafe:release 1\n\nANALYZE a;",
        "-- rollsafe:release 2\n\nANALYZE a;");
    assertThat(assessment.findings()).extracting(Finding::migration).containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP VIEW v; CREATE VIEW v AS SELECT a, b FROM t                   | EXPAND",
        "DROP VIEW v; CREATE VIEW v AS SELECT b, a, a + b AS c FROM t       | EXPAND",
        "DROP VIEW v; CREATE VIEW v AS SELECT a FROM t                      | CONTRACT",
        "DROP VIEW v; CREATE VIEW v AS SELECT * FROM t                      | CONTRACT",
        "DROP VIEW v                                                        | CONTRACT",
        "DROP VIEW v, w; CREATE VIEW v AS SELECT a, b FROM t                | CONTRACT",
        "DROP VIEW w; CREATE VIEW w AS SELECT * FROM t                      | EXPAND",
        "DROP FUNCTION f(int); CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT 3' | EXPAND",
        "DROP FUNCTION f(int); CREATE FUNCTION f(n text) RETURNS int LANGUAGE sql AS 'SELECT 3' | CONTRACT",
        "DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION tf()      | EXPAND",
        "DROP TRIGGER g ON t; CREATE TRIGGER h BEFORE INSERT ON t EXECUTE FUNCTION tf()      | EXPAND",
        "DROP TRIGGER g ON t; CREATE TRIGGER h BEFORE UPDATE ON t EXECUTE FUNCTION tf()      | CONTRACT",
        "DROP TRIGGER g ON t; CREATE TRIGGER h AFTER INSERT ON t EXECUTE FUNCTION tf()       | CONTRACT",
        "DROP POLICY p ON t; CREATE POLICY p ON t USING (a > 1)              | EXPAND",
      })
  void whatIsMadeAgainInItsTransactionIsNotGone(String sql, Phase phase) {
    String before = """
        CREATE TABLE t (a int, b int);
        CREATE VIEW v AS SELECT a, b FROM t;
        CREATE VIEW w AS SELECT * FROM t;
        CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION tf();
        CREATE POLICY p ON t USING (true);
        ALTER TABLE t ENABLE ROW LEVEL SECURITY;
        """;
    Linter linter = Linter.of(List.of(), ServerVersion.DEFAULT);
    MigrationAssessment together = linter
        .check(TestHistory.of(TransactionMode.SINGLE, before, sql))
        .migrations()
        .get(1);
    assertThat(together.statements().get(0).effect().phase()).isEqualTo(phase);
    MigrationAssessment apart = linter
        .check(TestHistory.of(TransactionMode.NONE, before, sql))
        .migrations()
        .get(1);
    assertThat(apart.statements().get(0).effect().phase()).isEqualTo(Phase.CONTRACT);
  }

  @Test
  void whatLiesBeforeIsReplayedAndNotJudged() {
    Linter linter =
        Linter.of(List.of(TestRule.every("all"), NEW), ServerVersion.DEFAULT).since(Since.of("2"));
    HistoryAssessment assessment = linter.check(TestHistory.of(
        TransactionMode.SINGLE, "CREATE TABLE a (id int);", "ALTER TABLE a ADD b int;"));
    assertThat(assessment.findings()).extracting(Finding::migration).containsExactly("2");
    assertThat(assessment.migrations()).extracting(MigrationAssessment::id).containsExactly("2");
    assertThat(assessment.summary().migrations()).isEqualTo(1);
    assertThat(assessment.summary().replayed()).isEqualTo(1);
    assertThat(assessment.summary().statements()).isEqualTo(1);
  }

  @Test
  void aPendingFindingStandsUnlessTheEndSettlesIt() {
    Rule pending = TestRule.statements("pending", (context, findings) -> {
      if (StatementKind.of(context.statement()).equals("ANALYZE")) {
        findings
            .add(context.statement().span(), "a is missing")
            .unlessAtEnd(end -> end.table(A).isPresent());
      }
    });
    assertThat(TestHistory.check(List.of(pending), "ANALYZE a;", "CREATE TABLE a (id int);")
            .findings())
        .isEmpty();
    assertThat(TestHistory.check(List.of(pending), "ANALYZE a;", "CREATE TABLE b (id int);")
            .findings())
        .hasSize(1);
  }

  @Test
  void aFindingSaysOnlyWhatItsRuleSaysItMay() {
    Rule mild = TestRule.statements(
        "mild",
        (context, findings) ->
            findings.add(context.statement().span(), "found").severity(Severity.INFO));
    assertThatThrownBy(() -> TestHistory.check(List.of(mild), "ANALYZE a;"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mild");
  }

  @Test
  void eachStatementIsAssessedAtItsPlace() {
    MigrationAssessment migration =
        TestHistory.check(List.of(), "ANALYZE a;\n  VACUUM a;").migrations().get(0);
    assertThat(migration.statements())
        .extracting(statement -> statement.kind() + " " + statement.position())
        .containsExactly("ANALYZE 1:1", "VACUUM 2:3");
    assertThat(migration.transactional()).isTrue();
    assertThat(migration.statementAt(1)).contains(migration.statements().get(0));
    assertThat(migration.statementAt(13)).contains(migration.statements().get(1));
    assertThat(migration.statementAt(11)).isEmpty();
    assertThat(migration.statementAt(99)).isEmpty();
  }

  @Test
  void statementsInABlockAreSeenOneByOneBehindIt() {
    List<String> seen = new ArrayList<>();
    Rule seeing = TestRule.statements(
        "seeing",
        (context, findings) -> seen.add(StatementKind.of(context.statement())
            + (context.nested() ? " nested" : "")
            + (context.before().table(A).isPresent() ? " with a" : "")));
    HistoryAssessment assessment = TestHistory.check(List.of(seeing), """
        DO $$ BEGIN
          CREATE TABLE a (id int);
          ALTER TABLE a ADD b int;
        END $$;
        ANALYZE a;
        """);
    assertThat(seen)
        .containsExactly(
            "DO", "CREATE TABLE nested", "ALTER TABLE nested with a", "ANALYZE with a");
    assertThat(assessment.summary().statements()).isEqualTo(2);
  }

  /** A dump of rows is counted, and not kept. */
  @Test
  void insertsInARowAreCountedAndKeptOnce() {
    List<Integer> kept = new ArrayList<>();
    Rule keeping = TestRule.migrations(
        "keeping", (migration, findings) -> kept.add(migration.statements().size()));
    HistoryAssessment assessment = TestHistory.check(
        List.of(keeping),
        "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2); INSERT INTO b VALUES (1); ANALYZE a;"
            + "INSERT INTO a VALUES (3);");
    assertThat(kept).containsExactly(4);
    assertThat(assessment.summary().statements()).isEqualTo(5);
    List<StatementAssessment> statements = assessment.migrations().get(0).statements();
    assertThat(statements.get(0).effect()).isSameAs(statements.get(1).effect());
  }

  @Test
  void actionsOfOneStatementAreJudgedEachBehindTheOther() {
    List<String> seen = new ArrayList<>();
    Rule seeing = TestRule.statements(
        "seeing",
        (context, findings) -> context
            .actions()
            .forEach(action -> seen.add(action.action().getClass().getSimpleName() + " "
                + action.effect().assumed())));
    TestHistory.check(
        List.of(seeing),
        "CREATE TABLE a (id int); ALTER TABLE a ADD b int, ALTER b SET NOT NULL; ANALYZE a;");
    assertThat(seen).containsExactly("AddColumn false", "SetNotNull false");
  }

  @Test
  void progressIsTold() {
    List<String> told = new ArrayList<>();
    Linter.of(List.of(), ServerVersion.DEFAULT)
        .check(
            TestHistory.of(TransactionMode.SINGLE, "ANALYZE a;", "ANALYZE b;"),
            (history, done, of) -> told.add(history + " " + done + "/" + of));
    assertThat(told).containsExactly("test 1/2", "test 2/2");
  }

  @Test
  void anEmptyMigrationHasAPlaceToo() {
    Rule starting = TestRule.migrations(
        "starting", (migration, findings) -> findings.add(migration.start(), "empty"));
    Finding finding =
        TestHistory.check(List.of(starting), "-- nothing").findings().get(0);
    assertThat(finding.span()).isEqualTo(new Span(0, 0));
    assertThat(finding.position()).hasToString("1:1");
    assertThat(TestHistory.check(List.of(), "").summary().migrations()).isEqualTo(1);
  }

  @Test
  void aHistoryWithoutMigrationsIsNothing() {
    HistoryAssessment assessment =
        Linter.of(List.of(), ServerVersion.DEFAULT).check(History.of("none", List.of()));
    assertThat(assessment.summary()).isEqualTo(Summary.EMPTY);
    assertThat(assessment.broken()).isFalse();
  }
}
