package dev.rollsafe.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import dev.rollsafe.verify.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What we write of a catalog makes on a server what the history made: the snapshots of both databases are equal. */
class RestoreTest {

  private static final Map<TestPostgres, TestPostgres.Database> SHARED = new HashMap<>();

  /** Schemas of the histories are made in a database of their own, so the whole of it is compared. */
  @TestFactory
  List<DynamicTest> makesWhatTheHistoryMade() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<Integer, TestPostgres> server : TestPostgres.versions().entrySet()) {
      for (String part : rows()) {
        int end = part.indexOf('\n');
        String name = part.substring(0, end).strip();
        int from =
            name.matches(".* from \\d+") ? Integer.parseInt(name.replaceAll(".* from ", "")) : 0;
        if (server.getKey() >= from) {
          tests.add(DynamicTest.dynamicTest(
              server.getKey() + ": " + name,
              () -> compare(server.getValue(), part.substring(end), !name.contains("outside"))));
        }
      }
    }
    return tests;
  }

  private static List<String> rows() throws IOException {
    try (var in = RestoreTest.class.getResourceAsStream("histories.sql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> rows = new ArrayList<>();
      for (String part : text.split("(?m)^-- history: ")) {
        if (!part.isBlank()) {
          rows.add(part);
        }
      }
      return rows;
    }
  }

  /**
   * One database serves all: what the history made is rolled back. What cannot run in a transaction says so in its name.
   */
  private static void compare(TestPostgres server, String script, boolean inTransaction)
      throws SQLException {
    Catalog catalog = Catalog.empty().enter(1);
    List<String> history = new ArrayList<>();
    Splitter splitter = Script.of("script", script).statements();
    while (splitter.next()) {
      history.add(splitter.span().of(script));
      catalog = catalog.apply(SqlParser.statement(splitter));
    }
    Ddl ddl = Ddl.all(catalog);
    Snapshot wanted = made(server, history, inTransaction);
    assertThat(ddl.unwritten()).isEmpty();
    String written = String.join(";\n", ddl.statements());
    assertThat(wanted.differences(made(server, ddl.statements(), inTransaction)))
        .as(written)
        .isEmpty();
  }

  private static Snapshot made(TestPostgres server, List<String> statements, boolean inTransaction)
      throws SQLException {
    if (!inTransaction) {
      try (TestPostgres.Database database = server.createDatabase();
          Connection connection = database.connect()) {
        return made(connection, statements);
      }
    }
    Connection connection = SHARED.computeIfAbsent(server, RestoreTest::open).connect();
    try (connection) {
      connection.setAutoCommit(false);
      Snapshot snapshot = made(connection, statements);
      connection.rollback();
      return snapshot;
    }
  }

  private static Snapshot made(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new AssertionError(
              e.getMessage() + " of " + sql + "\n" + String.join(";\n", statements), e);
        }
      }
      statement.execute("RESET search_path");
      return Snapshot.of(connection);
    }
  }

  private static TestPostgres.Database open(TestPostgres server) {
    try {
      return server.createDatabase();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    for (TestPostgres.Database database : SHARED.values()) {
      database.close();
    }
    SHARED.clear();
  }
}
