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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What we write of a catalog makes on a server what the history made: the snapshots of both databases are equal. */
class RestoreTest {

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
              () -> compare(server.getValue(), part.substring(end))));
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

  private static void compare(TestPostgres server, String script) throws SQLException {
    Ddl ddl;
    Snapshot wanted;
    try (TestPostgres.Database database = server.createDatabase();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Catalog catalog = Catalog.empty().enter(1);
      Splitter splitter = Script.of("script", script).statements();
      while (splitter.next()) {
        statement.execute(splitter.span().of(script));
        catalog = catalog.apply(SqlParser.statement(splitter));
      }
      ddl = Ddl.all(catalog);
      statement.execute("RESET ALL");
      wanted = Snapshot.of(connection);
    }
    assertThat(ddl.unwritten()).isEmpty();
    try (TestPostgres.Database database = server.createDatabase();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : ddl.statements()) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new AssertionError(e.getMessage() + "\n" + String.join(";\n", ddl.statements()), e);
        }
      }
      assertThat(wanted.differences(Snapshot.of(connection)))
          .as(String.join(";\n", ddl.statements()))
          .isEmpty();
    }
  }
}
