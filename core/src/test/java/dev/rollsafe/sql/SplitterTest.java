package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterTest {

  static List<Arguments> scripts() {
    return List.of(
        arguments("", List.of()),
        arguments(" ; ;; -- nothing\n;", List.of()),
        arguments("a; b ;c", List.of("a", "b", "c")),
        arguments("-- x;\na /* ; */ b;", List.of("a /* ; */ b")),
        arguments(
            "SELECT ';', \";\", $$;$$, $x$;$$;$x$; b",
            List.of("SELECT ';', \";\", $$;$$, $x$;$$;$x$", "b")),
        arguments("SELECT E'\\';' ; SELECT '\\'; b", List.of("SELECT E'\\';'", "SELECT '\\'", "b")),
        arguments(
            "CREATE RULE r AS ON INSERT TO t DO (\nINSERT INTO a VALUES (1);\nSELECT 1;\n); b",
            List.of(
                "CREATE RULE r AS ON INSERT TO t DO (\nINSERT INTO a VALUES (1);\nSELECT 1;\n)",
                "b")),
        arguments(
            "CREATE OR REPLACE RULE r AS ON INSERT TO t DO (\nSELECT 1;\nSELECT 2); b",
            List.of("CREATE OR REPLACE RULE r AS ON INSERT TO t DO (\nSELECT 1;\nSELECT 2)", "b")));
  }

  static List<Arguments> atomicBodies() {
    return List.of(
        arguments(
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nSELECT 1;\nSELECT 2; END; b",
            List.of("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nSELECT 1;\nSELECT 2; END", "b")),
        arguments(
            "create or replace procedure p() begin atomic insert into t values (1); end; b",
            List.of(
                "create or replace procedure p() begin atomic insert into t values (1); end", "b")),
        arguments(
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END; b",
            List.of(
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END",
                "b")),
        arguments(
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.end AS case, begin FROM t; END; b",
            List.of(
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.end AS case, begin FROM t; END",
                "b")),
        arguments(
            "CREATE FUNCTION f(begin atomic) RETURNS int AS 'x'; END; b",
            List.of("CREATE FUNCTION f(begin atomic) RETURNS int AS 'x'", "END", "b")),
        arguments(
            "BEGIN; CREATE TABLE atomic (a int); END; b",
            List.of("BEGIN", "CREATE TABLE atomic (a int)", "END", "b")),
        arguments(
            "CREATE VIEW v AS SELECT 1 AS begin ATOMIC; b",
            List.of("CREATE VIEW v AS SELECT 1 AS begin ATOMIC", "b")));
  }

  static List<Arguments> psql() {
    return List.of(
        arguments(
            "\\set a 'b;'\na;\n  \\echo ; c\nb", List.of("\\set a 'b;'", "a", "\\echo ; c", "b")),
        arguments(
            "SELECT 1 \\gset\nSELECT 2 \\g\nSELECT 3 \\gexec\n\\g",
            List.of("SELECT 1 \\gset", "SELECT 2 \\g", "SELECT 3 \\gexec", "\\g")),
        arguments("SELECT $1 \\bind 1 \\g\nb", List.of("SELECT $1 \\bind 1 \\g", "b")),
        arguments("SELECT 1 \\bind 1\n; b", List.of("SELECT 1 \\bind 1", "b")),
        arguments("SELECT \\echo x\n 1; b", List.of("SELECT \\echo x\n 1", "b")),
        arguments("SELECT 1\\; SELECT 2;", List.of("SELECT 1", "SELECT 2")),
        arguments("\\\n\\", List.of("\\", "\\")));
  }

  static List<Arguments> rows() {
    return List.of(
        arguments("COPY t FROM STDIN;\n1\t'\n2;\n\\.\nb", List.of("COPY t FROM STDIN", "b")),
        arguments(
            "copy t (a, b) from stdin with (format csv); -- rows\r\n1,2\r\n\\.\r\nb",
            List.of("copy t (a, b) from stdin with (format csv)", "b")),
        arguments("COPY t FROM STDIN;\n\\.\nb", List.of("COPY t FROM STDIN", "b")),
        arguments("\\copy t from stdin\n1\n\\.\nb", List.of("\\copy t from stdin", "b")),
        arguments("COPY t FROM STDIN", List.of("COPY t FROM STDIN")),
        arguments("COPY t FROM STDIN;\n\n", List.of("COPY t FROM STDIN")),
        arguments("COPY t FROM 'stdin'; b", List.of("COPY t FROM 'stdin'", "b")),
        arguments(
            "COPY (SELECT 1 FROM stdin) TO STDOUT;\nb;\n\\.",
            List.of("COPY (SELECT 1 FROM stdin) TO STDOUT", "b", "\\.")),
        arguments("COPY t FROM STDIN; b;\n\\.", List.of("COPY t FROM STDIN", "b", "\\.")));
  }

  static List<Arguments> settings() {
    return List.of(
        arguments(
            "SET standard_conforming_strings = off; SELECT '\\';', N'\\';'; b",
            List.of("SET standard_conforming_strings = off", "SELECT '\\';', N'\\';'", "b")),
        arguments(
            "SET SESSION standard_conforming_strings TO 'OFF'; SET standard_conforming_strings = on; SELECT '\\'; b",
            List.of(
                "SET SESSION standard_conforming_strings TO 'OFF'",
                "SET standard_conforming_strings = on",
                "SELECT '\\'",
                "b")));
  }

  @ParameterizedTest
  @MethodSource({"scripts", "atomicBodies", "psql", "rows", "settings"})
  void splitsWherePsqlDoes(String sql, List<String> statements) {
    assertThat(Statements.texts(sql)).isEqualTo(statements);
  }

  @ParameterizedTest
  @MethodSource({"scripts", "atomicBodies", "psql", "rows", "settings"})
  void hasNothingToComplainOf(String sql, List<String> statements) {
    Splitter splitter = Script.of("test.sql", sql).statements();
    int count = 0;
    while (splitter.next()) {
      assertThat(splitter.problem()).isEmpty();
      count++;
    }
    assertThat(count).isEqualTo(statements.size());
  }

  @Test
  void tellsWhereTheSemicolonIs() {
    Splitter splitter = Script.of("test.sql", "a ;b\\;\\echo ;\nc").statements();
    List<Integer> terminators = new ArrayList<>();
    while (splitter.next()) {
      terminators.add(splitter.terminator());
    }
    assertThat(terminators).containsExactly(2, 5, -1, -1);
  }

  @Test
  void keepsRowsOutOfTheTokens() {
    String sql = "COPY t FROM STDIN;\n1\n2\n\\.\nb";
    Splitter splitter = Script.of("test.sql", sql).statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.copyData()).map(rows -> rows.of(sql)).hasValue("1\n2\n");
    assertThat(splitter.tokens().size()).isEqualTo(4);
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.copyData()).isEmpty();
  }

  @Test
  void keepsOnlyTheBeginningOfManyRows() {
    String sql = "INSERT INTO t VALUES (1, ';')" + ", (1, ';')".repeat(2000) + "; b";
    Splitter splitter = Script.of("test.sql", sql).statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.truncated()).isTrue();
    assertThat(splitter.tokens().size()).isEqualTo(4096);
    assertThat(splitter.span().end())
        .isEqualTo(sql.lastIndexOf(';'))
        .isEqualTo(splitter.terminator());
    assertThat(splitter.problem()).isEmpty();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.truncated()).isFalse();
  }

  @Test
  void readsOtherLongStatementsWhole() {
    Splitter splitter = Script.of("test.sql", "SELECT 1" + ", 1".repeat(20_000)).statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.truncated()).isFalse();
    assertThat(splitter.tokens().size()).isEqualTo(40_002);
  }
}
