package dev.rollsafe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What our replay makes of a script, beside what a server makes of it. */
class CatalogServerTest {

  @TestFactory
  List<DynamicTest> replaysAsTheServerDoes() throws IOException {
    String text;
    try (var in = CatalogServerTest.class.getResourceAsStream("scripts.sql")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String part : text.split("(?m)^-- script: ")) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        tests.add(
            DynamicTest.dynamicTest(part.substring(0, end), () -> compare(part.substring(end))));
      }
    }
    return tests;
  }

  private static void compare(String script) throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Catalog catalog = Catalog.empty().enter(1);
      Splitter splitter = Script.of("script", script).statements();
      while (splitter.next()) {
        statement.execute(splitter.span().of(script));
        catalog = catalog.apply(SqlParser.statement(splitter));
      }
      List<String> server = CatalogDump.of(connection).lines().toList();
      assertThat(CatalogDump.of(catalog).lines()).containsExactlyInAnyOrderElementsOf(server);
      // What it prints has schemas everywhere, of types too.
      statement.execute("SET search_path = ''");
      ServerSchema schema = ServerSchema.read(connection, 10);
      assertThat(CatalogDump.of(schema.catalog()).lines())
          .as(schema.script().text())
          .containsExactlyInAnyOrderElementsOf(
              CatalogDump.of(connection).lines().toList());
    }
  }
}
