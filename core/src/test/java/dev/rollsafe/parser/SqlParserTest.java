package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {

  @Test
  void everyPartKnowsItsPlace() {
    String sql = "ALTER TABLE s.t -- it\n ADD c int DEFAULT (1) /* x */ CHECK (c > 0), DROP \"D\"";
    AlterTable table = (AlterTable) parse(sql);
    assertThat(table.span().of(sql)).isEqualTo(sql);
    assertThat(table.name().span().of(sql)).isEqualTo("s.t");
    AlterAction.AddColumn added = (AlterAction.AddColumn) table.actions().get(0);
    assertThat(added.span().of(sql)).isEqualTo("ADD c int DEFAULT (1) /* x */ CHECK (c > 0)");
    assertThat(added.column().span().of(sql)).isEqualTo("c int DEFAULT (1) /* x */ CHECK (c > 0)");
    assertThat(added.column().type().orElseThrow().span().of(sql)).isEqualTo("int");
    assertThat(added.column().defaultValue().orElseThrow().span().of(sql)).isEqualTo("(1)");
    TableConstraint.Check check =
        (TableConstraint.Check) added.column().constraints().get(0);
    assertThat(check.span().of(sql)).isEqualTo("CHECK (c > 0)");
    assertThat(check.expression().span().of(sql)).isEqualTo("c > 0");
    AlterAction.DropColumn dropped = (AlterAction.DropColumn) table.actions().get(1);
    assertThat(dropped.span().of(sql)).isEqualTo("DROP \"D\"");
    assertThat(dropped.column().span().of(sql)).isEqualTo("\"D\"");
  }

  @Test
  void partsOfRoutinesAndSchemasKnowTheirPlaces() {
    String quoted = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1 $x$ STABLE";
    assertThat(((CreateRoutine) parse(quoted)).bodySpan().of(quoted)).isEqualTo("$x$ SELECT 1 $x$");
    String atomic = "CREATE FUNCTION f() RETURNS int\n BEGIN ATOMIC SELECT 1; END";
    CreateRoutine routine = (CreateRoutine) parse(atomic);
    assertThat(routine.bodySpan().of(atomic)).isEqualTo("BEGIN ATOMIC SELECT 1; END");
    assertThat(routine.body()).contains("BEGIN ATOMIC SELECT 1; END");
    String schema =
        "CREATE SCHEMA s CREATE TABLE t (a int) -- it\n CREATE VIEW v AS TABLE t /* x */ GRANT ALL ON t TO r";
    assertThat(((CreateSchema) parse(schema)).elements())
        .extracting(element -> element.span().of(schema))
        .containsExactly(
            "CREATE TABLE t (a int)", "CREATE VIEW v AS TABLE t", "GRANT ALL ON t TO r");
  }

  @Test
  void placesCountFromTheBeginningOfTheScript() {
    String sql = "TRUNCATE a;\n  TRUNCATE b;";
    Splitter splitter = Script.of("test.sql", sql).statements();
    assertThat(splitter.next()).isTrue();
    SqlParser.statement(splitter);
    assertThat(splitter.next()).isTrue();
    assertThat(SqlParser.statement(splitter).span().of(sql)).isEqualTo("TRUNCATE b");
  }

  @Test
  void namesAreCutAsPostgresCutsThem() {
    String longName = "n".repeat(70);
    CreateTable table =
        (CreateTable) parse("CREATE TABLE " + longName + " (\"" + longName + "\" int)");
    assertThat(table.name().name()).hasSize(63);
    assertThat(table.columns().get(0).name().value()).hasSize(63);
  }

  @Test
  void whatTheSplitterCannotTakeApartIsNotGuessedAt() {
    String sql = "ALTER TABLE t ADD c text DEFAULT 'x";
    Unparsed unparsed = (Unparsed) parse(sql);
    assertThat(unparsed.reason()).contains("string that is never closed");
    assertThat(unparsed.problem().start()).isEqualTo(sql.indexOf('\''));
    assertThat(unparsed.span().of(sql)).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a int CHECK (%s1%s))",
        "CREATE TABLE t (a int DEFAULT %s1%s)",
        "CREATE INDEX i ON t (a) WHERE %s1%s",
        "CREATE TABLE t AS %sSELECT 1%s",
        "%sSELECT 1%s",
        "SELECT * FROM %st%s",
        "INSERT INTO t %sSELECT 1%s",
        "UPDATE t SET a = %s1%s",
        "DELETE FROM t WHERE %s1%s",
        "MERGE INTO t USING %ss%s ON true WHEN MATCHED THEN DELETE"
      })
  void depthIsNoProblem(String template) {
    int depth = 50_000;
    Statement statement =
        parse(template.replaceFirst("%s", "(".repeat(depth)).replaceFirst("%s", ")".repeat(depth)));
    assertThat(statement).isNotInstanceOf(Unparsed.class);
  }

  @Test
  void aDumpIsAnInsertThoughItsRowsAreNotRead() {
    String sql = "INSERT INTO s.t (a, b) VALUES " + "(1, 'x'), ".repeat(10_000) + "(2, 'y')";
    assertThat(Rendering.render(sql))
        .isEqualTo("Insert(table=s.t columns=[a, b] source=VALUES partial)");
    assertThat(parse(sql).span().of(sql)).isEqualTo(sql);

    String query = "INSERT INTO t SELECT 1" + " UNION ALL SELECT 1".repeat(5_000);
    assertThat(Rendering.render(query)).isEqualTo("Insert(table=t source=QUERY partial)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VALUES (1)", "INSERT INTO VALUES (1)", "INSERT INTO t ROWS (1)"})
  void otherLongStatementsAreNotGuessedAt(String beginning) {
    assertThat(parse(beginning + ", (1)".repeat(5_000))).isInstanceOf(Unparsed.class);
  }

  @Test
  void lengthIsNoProblem() {
    String columns = "c int CHECK (c > 0 OR c < 0) DEFAULT 1 + 1 NOT NULL, ".repeat(5_000);
    Statement statement =
        parse("CREATE TABLE t (" + columns + "d int DEFAULT 1" + " + 1".repeat(20_000) + ")");
    assertThat(statement).isInstanceOf(CreateTable.class);
    assertThat(((CreateTable) statement).columns()).hasSize(5_001);
  }

  @Test
  void deepWithQueriesAreRefusedAndNotOverflowed() {
    int depth = 10_000;
    String sql = "WITH a AS (".repeat(depth) + "SELECT 1" + ") SELECT 1".repeat(depth);
    assertThat(((Unparsed) parse(sql)).reason()).contains("nested too deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "foo",
        "\"create\" table t (a int)",
        "'x'",
        "(",
        ")",
        ",",
        "=",
        "CREATE",
        "ALTER x"
      })
  void whatIsNoStatementIsUnparsed(String sql) {
    assertThat(parse(sql)).isInstanceOf(Unparsed.class);
  }
}
