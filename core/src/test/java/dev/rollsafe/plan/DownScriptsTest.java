package dev.rollsafe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements and what takes them back, and that a server then holds what it held before. */
class DownScriptsTest {

  record Row(Grade grade, String given, String up, String down) {
    @Override
    public String toString() {
      return given + " | " + up;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in = DownScriptsTest.class.getResourceAsStream("down.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(
              line -> Stream.of((line + " ").split("\\|\\|")).map(String::strip).toList())
          .map(cells -> new Row(
              Grade.valueOf(cells.get(0)),
              cells.get(1),
              cells.get(2),
              cells.get(3).replace("\\n", "\n")))
          .toList();
    }
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.SINGLE, List.of(Script.of(id + ".sql", sql)));
  }

  private static DownScript script(String given, String up) {
    DownScripts scripts = new DownScripts();
    scripts.next(migration("given", given));
    return scripts.next(migration("up", up));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesBack(Row row) {
    DownScript script = script(row.given(), row.up());

    List<String> statements = script.reversals().stream()
        .flatMap(reversal -> reversal.statements().stream())
        .toList();
    assertThat(String.join("; ", statements)).isEqualTo(row.down());
    assertThat(script.grade()).isEqualTo(row.grade());
  }

  @Test
  void aServerThenHoldsWhatItHeld() throws SQLException, IOException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      for (Row row : rows()) {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              "DROP SCHEMA IF EXISTS x CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
          statement.execute(row.given());
        }
        RoundTrip trip = new RoundTrip(connection);
        if (row.up().contains("ROLLBACK")) {
          continue;
        }
        var before = trip.up(migration("up", row.up()));
        assertThat(trip.down(RoundTrip.statements(script(row.given(), row.up())), before))
            .as(row.toString())
            .isEmpty();
      }
    }
  }

  @Test
  void whatCannotBeReversedIsToldWithItsPlace() {
    DownScript script = script(
        "CREATE TABLE t (a int)",
        "ALTER TABLE t ADD b int;\nDO $$ BEGIN EXECUTE 'DROP TABLE ' || current_user; END $$;\nSOMETHING else;");

    assertThat(script.grade()).isEqualTo(Grade.IRREVERSIBLE);
    assertThat(DownText.sql(script))
        .contains(
            "up.sql:2:1: irreversible\n-- cannot be reversed: a DO block builds SQL while it runs")
        .contains("up.sql:3:1: irreversible\n-- cannot be reversed: the statement cannot be read")
        .contains("ALTER TABLE t DROP COLUMN b;");
  }
}
