package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/compensate.md}, from the first table to the old release that serves again. */
class CompensateExampleTest {

  private static final Path PAGE = Path.of("../docs/compensate.md");

  private static EmbeddedPostgres server;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** The blocks of SQL that stand behind a comment with their name. */
  private static Map<String, String> blocks() throws IOException {
    Map<String, String> blocks = new LinkedHashMap<>();
    String page = Files.readString(PAGE);
    for (int at = page.indexOf("<!-- "); at >= 0; at = page.indexOf("<!-- ", at + 1)) {
      String name = page.substring(at + 5, page.indexOf(" -->", at));
      int begin = page.indexOf("```sql\n", at) + 7;
      blocks.put(name, page.substring(begin, page.indexOf("```", begin)));
    }
    return blocks;
  }

  @Test
  void letsTheReleaseBeforeServeAgain() throws IOException, SQLException {
    Map<String, String> blocks = blocks();
    assertThat(blocks).hasSize(4);
    String url = server.getJdbcUrl("postgres", "postgres");
    for (String name : blocks.keySet()) {
      if (name.endsWith(".sql")) {
        Files.writeString(folder.resolve(name), blocks.get(name));
      }
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      run(connection, blocks.get("V1__customer.sql"));
      run(connection, """
          INSERT INTO customer (full_name, mail) VALUES ('Ada Lovelace', 'ada@example.org');
          INSERT INTO customer (full_name, mail) SELECT 'N ' || g, g || '@x' FROM generate_series(1, 1200) AS g;
          """);
      run(connection, blocks.get("V2__names.sql"));
      run(connection, blocks.get("new release"));

      Ran ran = Ran.rollsafe(
          "compensate", "--release", "2026.4", "--history", folder.toString(), "--jdbc-url", url);
      assertThat(ran.err()).isEmpty();
      assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
      assertThat(ran.out())
          .contains("For PostgreSQL 16.")
          .contains("how many rows hold a value that does not fit integer,", "(1 now)");
      int later = ran.out().indexOf("-- ==== When nothing");
      assertThat(later).isPositive();
      run(connection, ran.out().substring(0, later));
      run(connection, blocks.get("old release"));
      run(connection, blocks.get("new release").replace("maria", "mario"));
      run(connection, ran.out().substring(later));
      run(connection, blocks.get("old release").replace("grace", "alan"));

      assertThat(
              value(connection, "SELECT full_name FROM customer WHERE mail = 'maria@example.org'"))
          .isEqualTo("Maria de Souza");
      assertThat(value(
              connection,
              "SELECT given || '+' || family FROM customer WHERE email = 'ada@example.com'"))
          .isEqualTo("Ada+King");
      assertThat(
              value(connection, "SELECT count(*) FROM customer WHERE mail IS DISTINCT FROM email"))
          .isEqualTo("0");
      assertThat(value(connection, "SELECT count(*) FROM customer WHERE points > 2147483647"))
          .isEqualTo("2");
    }
  }

  @Test
  void takesADatabaseWithoutTheReleaseForWhatWasThere() throws IOException, SQLException {
    String name = "before_" + System.nanoTime();
    try (Connection admin = server.getPostgresDatabase().getConnection()) {
      run(admin, "CREATE DATABASE " + name);
    }
    String url = server.getJdbcUrl("postgres", name);
    try (Connection connection = DriverManager.getConnection(url)) {
      run(connection, """
          CREATE TABLE t (id integer PRIMARY KEY, a varchar(7) DEFAULT 'x');
          CREATE TABLE flyway_schema_history (installed_rank int, version text, script text, type text, success boolean);
          INSERT INTO flyway_schema_history VALUES (1, '1', 'V1__t.sql', 'SQL', true);
          """);
    }
    Files.writeString(folder.resolve("V1__t.sql"), "-- made elsewhere\nSELECT 1;");
    Files.writeString(folder.resolve("V2__drop.sql"), "ALTER TABLE t DROP COLUMN a;");
    Ran ran = Ran.rollsafe(
        "compensate", "--since", "2", "--history", folder.toString(), "--jdbc-url", url);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.out()).contains("ADD COLUMN a character varying(7) DEFAULT 'x'");
  }

  @Test
  void neverShowsAPassword() throws IOException {
    Files.writeString(folder.resolve("V1__t.sql"), "CREATE TABLE t (id integer);");
    Ran ran = Ran.rollsafe(
        "compensate",
        "--since",
        "1",
        "--history",
        folder.toString(),
        "--jdbc-url",
        "jdbc:postgresql://localhost:1/x?password=verysecret");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).doesNotContain("verysecret");
  }

  /** Runs statements one by one, as psql does. */
  private static void run(Connection connection, String sql) throws SQLException {
    Splitter splitter = Script.of("", sql).statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        String text = splitter.span().of(sql);
        try {
          statement.execute(text);
        } catch (SQLException e) {
          throw new SQLException(e.getMessage() + "\nin: " + text, e.getSQLState(), e);
        }
      }
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
