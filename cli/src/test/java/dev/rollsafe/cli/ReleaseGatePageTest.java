package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives through {@code docs/release-gate.md} on a server: its commands, its migrations and what it says is printed, day by day.
 * Time passes by moving all that was recorded into the past.
 */
class ReleaseGatePageTest {

  private static final String REFUSED = "XG001";

  @TempDir
  Path folder;

  private Connection connection;
  private String url = "";
  private String printed = "";
  private boolean refused;
  private int commands;
  private int migrations;

  @Test
  void everyDayIsAsThePageSays() throws IOException, SQLException {
    List<String> page = Files.readAllLines(Path.of("../docs/release-gate.md"));
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      url = server.getJdbcUrl("postgres", "postgres");
      connection = server.getPostgresDatabase().getConnection();
      execute(
          "CREATE TABLE customer (id bigint PRIMARY KEY, mail text);"
              + " INSERT INTO customer SELECT i, 'old' || i || '@example.com' FROM generate_series(1, 20) i");
      for (int i = 0; i < page.size(); i++) {
        String line = page.get(i);
        if (line.startsWith("<!--")) {
          direction(line);
        } else if (line.startsWith("```")) {
          int end = page.subList(i + 1, page.size()).indexOf("```") + i + 1;
          block(line.substring(3), page.subList(i + 1, end));
          i = end;
        }
      }
      atTheEnd();
    }
    assertThat(commands).isGreaterThan(40);
    assertThat(migrations).isEqualTo(8);
  }

  private void atTheEnd() throws SQLException {
    assertThat(one("SELECT count(*) FROM customer WHERE email IS NOT NULL")).isEqualTo("61");
    assertThat(one(
            "SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = 'customer'::regclass AND attnum > 0"
                + " AND NOT attisdropped"))
        .isEqualTo("id,email");
    assertThat(one("SELECT phase FROM rollsafe.change")).isEqualTo("contracted");
  }

  private void direction(String line) throws IOException, SQLException {
    String text = line.substring("<!--".length(), line.indexOf("-->")).strip();
    if (text.startsWith("later ")) {
      later(text.substring("later ".length()));
    } else if (text.startsWith("consumers ")) {
      Path file = folder.resolve("rollsafe.yml");
      String list = "[" + text.substring("consumers ".length()) + "]";
      Files.writeString(
          file, Files.readString(file).replaceAll("consumers: \\[.*]", "consumers: " + list));
    } else {
      assertThat(text).isEqualTo("refused");
      refused = true;
    }
  }

  private void later(String time) throws SQLException {
    String back = " - interval '" + time + "'";
    execute("UPDATE rollsafe.release SET live_at = live_at" + back + ", stable_at = stable_at"
        + back + "; UPDATE rollsafe.change SET phase_at = phase_at" + back
        + ", compared_at = compared_at" + back);
  }

  private void block(String kind, List<String> lines) throws IOException, SQLException {
    switch (kind) {
      case "yaml" -> Files.write(folder.resolve("rollsafe.yml"), lines);
      case "sh" -> {
        for (String line : lines) {
          command(line);
        }
      }
      case "sql" -> migration(String.join("\n", lines));
      case "text" -> assertThat(withoutDetails(printed)).isEqualTo(String.join("\n", lines) + "\n");
      default -> assertThat(kind).isEmpty();
    }
  }

  private void command(String line) {
    String[] parts = line.split(" # exit ");
    List<String> words = new ArrayList<>(Arrays.asList(parts[0].split(" ")));
    assertThat(words.remove(0)).isEqualTo("rollsafe");
    words.addAll(List.of("--jdbc-url", url));
    if (words.contains("declare")) {
      words.addAll(List.of("--config", folder.resolve("rollsafe.yml").toString()));
    }
    Ran ran = Ran.rollsafe(words.toArray(new String[0]));
    printed = ran.out();
    assertThat(ran.exit())
        .as("%s: %s%s", line, ran.out(), ran.err())
        .isEqualTo(parts.length == 1 ? ExitCode.SAFE : Integer.parseInt(parts[1]));
    commands++;
  }

  private static String withoutDetails(String report) {
    StringBuilder rest = new StringBuilder();
    report
        .lines()
        .filter(line -> !line.startsWith("      ") && !line.startsWith("  note: "))
        .forEach(line -> rest.append(line).append('\n'));
    return rest.toString();
  }

  private void migration(String sql) throws SQLException {
    String code = "";
    connection.setAutoCommit(false);
    try {
      execute(sql);
      connection.commit();
    } catch (SQLException e) {
      code = e.getSQLState();
      assertThat(refused).as("%s: %s", sql, e.getMessage()).isTrue();
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
    assertThat(code).as(sql).isEqualTo(refused ? REFUSED : "");
    refused = false;
    migrations++;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
