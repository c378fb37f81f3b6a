package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.Other;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server makes of the statements that have no record of their own, beside what we say follows from them. */
class ConsequenceServerTest {
  private static final String REFUSE =
      "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS "
          + "'BEGIN RAISE EXCEPTION ''no''; END';";
  private static final String NEVER =
      "CREATE FUNCTION never(varchar, varchar) RETURNS bool LANGUAGE sql AS 'SELECT false';";
  private static final String TABLE = "CREATE TABLE t AS SELECT 'x'::varchar AS a;";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      -                                                         | EXPLAIN DELETE FROM t                                       | SELECT count(*) FROM t                                | 1     | NONE
      -                                                         | EXPLAIN ANALYZE DELETE FROM t                               | SELECT count(*) FROM t                                | 0     | RUNS_STATEMENT
      -                                                         | EXPLAIN (ANALYZE, VERBOSE) DELETE FROM t                    | SELECT count(*) FROM t                                | 0     | RUNS_STATEMENT
      -                                                         | EXPLAIN (ANALYZE off) DELETE FROM t                         | SELECT count(*) FROM t                                | 1     | NONE
      -                                                         | EXPLAIN CREATE TABLE u AS SELECT 1 AS a                     | SELECT to_regclass('u')                               | -     | NONE
      -                                                         | EXPLAIN ANALYZE CREATE TABLE u AS SELECT 1 AS a             | SELECT to_regclass('u')                               | u     | RUNS_STATEMENT
      CREATE MATERIALIZED VIEW v AS TABLE t WITH NO DATA        | EXPLAIN ANALYZE REFRESH MATERIALIZED VIEW v                 | SELECT ispopulated FROM pg_matviews                   | f     | NONE
      -                                                         | PREPARE p AS DELETE FROM t                                  | SELECT count(*) FROM t                                | 1     | NONE
      PREPARE p AS DELETE FROM t                                | EXECUTE p                                                   | SELECT count(*) FROM t                                | 0     | RUNS_PREPARED
      PREPARE p AS SELECT 1 AS a INTO u                         | EXECUTE p                                                   | SELECT to_regclass('u')                               | u     | RUNS_PREPARED
      PREPARE p AS DELETE FROM t                                | EXPLAIN EXECUTE p                                           | SELECT count(*) FROM t                                | 1     | NONE
      PREPARE p AS DELETE FROM t                                | EXPLAIN ANALYZE EXECUTE p                                   | SELECT count(*) FROM t                                | 0     | RUNS_STATEMENT
      CREATE SEQUENCE s                                         | DECLARE c CURSOR WITH HOLD FOR SELECT nextval('s')          | SELECT is_called FROM s                               | t     | RUNS_STATEMENT
      $refuse                                                   | CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION refuse() | DROP TABLE t                                | P0001 | GUARDS_DDL
      $refuse CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION refuse() | ALTER EVENT TRIGGER e DISABLE           | DROP TABLE t                                          | -     | NONE
      -                                                         | CREATE PUBLICATION p                                        | DELETE FROM t                                         | -     | NONE
      -                                                         | CREATE PUBLICATION p FOR TABLE t                            | DELETE FROM t                                         | 55000 | SHARED
      CREATE PUBLICATION p                                      | ALTER PUBLICATION p ADD TABLE t                             | UPDATE t SET a = 'y'                                  | 55000 | SHARED
      $never                                                    | CREATE OPERATOR = (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = never) | SELECT count(*) FROM t WHERE a = a    | 0     | SHARED
      CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)        | ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR asciiword | SELECT length(to_tsvector('c', 'a b'))               | 0     | SHARED
      -                                                         | ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC   | SELECT relacl FROM pg_class WHERE relname = 't'       | -     | NONE
      -                                                         | SET CONSTRAINTS ALL IMMEDIATE                               | SELECT count(*) FROM t                                | 1     | NONE
      """)
  void follows(
      String before, String sql, String question, String answer, Other.Consequence expected)
      throws SQLException {
    assertThat(Rendering.parse(sql))
        .isInstanceOfSatisfying(
            Other.class, other -> assertThat(other.consequence()).isEqualTo(expected));
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      if (before != null) {
        statement.execute(before.replace("$refuse", REFUSE).replace("$never", NEVER));
      }
      statement.execute(sql);
      assertThat(answer(statement, question)).isEqualTo(answer);
    }
  }

  /** Returns the only value, null for none, or the state if it fails. */
  private static String answer(Statement statement, String question) {
    try {
      if (!statement.execute(question)) {
        return null;
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : null;
      }
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
