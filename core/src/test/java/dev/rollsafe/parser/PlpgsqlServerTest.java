package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bodies of {@link PlpgsqlReaderTest}, compiled by a server: it takes what is read there, and refuses what is called wrong. */
class PlpgsqlServerTest {
  private static final String VARIABLES =
      "x int; y record; z int; a int[]; b record; n int; m text; q text; r record;"
          + " update int; open int; perform int; exception int; \"if\" int; \"X\" int; \"B\" int; c ";

  /** A cursor may be bound or not, and have parameters or not. */
  private static final List<String> CURSORS =
      List.of("refcursor", "CURSOR FOR SELECT 1", "CURSOR (o int, p int) FOR SELECT 1");

  private static final List<String> RESULTS = List.of("void", "int", "SETOF int");

  private static TestPostgres.Database database;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    database = TestPostgres.create();
    connection = database.connect();
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a int); CREATE SCHEMA s CREATE TABLE t (a int)");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  static Stream<String> read() {
    return rows(true).stream();
  }

  static Stream<String> wrong() {
    return rows(false).stream();
  }

  private static List<String> rows(boolean read) {
    List<String> bodies = new ArrayList<>();
    for (Method method : PlpgsqlReaderTest.class.getDeclaredMethods()) {
      CsvSource rows = method.getAnnotation(CsvSource.class);
      if (rows != null && read != method.getName().startsWith("saysWhatIsWrong")) {
        for (String row : rows.textBlock().split("\n")) {
          bodies.add(row.substring(0, row.indexOf("==>")).strip());
        }
      }
    }
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("read")
  void takesWhatIsRead(String body) throws SQLException {
    if (!body.startsWith("MERGE")) { // with RETURNING from 17 on
      assertThat(refusal(body)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWhatIsWrong(String body) throws SQLException {
    assertThat(refusal(body)).isPresent();
  }

  /** Compiles a function with the body, whatever its result and its cursor; answers what the server says if it never can. */
  private static Optional<String> refusal(String body) throws SQLException {
    StringBuilder refusals = new StringBuilder();
    for (String result : RESULTS) {
      for (String cursor : CURSORS) {
        String sql = "CREATE OR REPLACE FUNCTION f(int) RETURNS " + result
            + " LANGUAGE plpgsql AS $x$ DECLARE " + VARIABLES + cursor + "; BEGIN " + body
            + "; END $x$; DROP FUNCTION f(int)";
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
          return Optional.empty();
        } catch (SQLException refused) {
          refusals.append(refused.getMessage()).append('\n');
        }
      }
    }
    return Optional.of(refusals.toString());
  }
}
