package dev.rollsafe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import dev.rollsafe.verify.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements and what takes them back, and that servers then hold what they held before. The rows stand in {@code down.sql};
 * {@code -Drollsafe.write=true} writes what the scripts are now into it.
 */
class DownScriptsTest {

  private static final Path ROWS = Path.of("src/test/resources/dev/rollsafe/plan/down.sql");

  static List<DownRow> rows() throws IOException {
    return DownRow.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesBack(DownRow row) {
    DownScript script = row.script();

    assertThat(DownRow.text(script).strip()).isEqualTo(row.down());
    assertThat(script.grade()).hasToString(row.grade());
  }

  @Test
  void serversThenHoldWhatTheyHeld() throws SQLException, IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<Integer, TestPostgres> server : TestPostgres.versions().entrySet()) {
      roles(server.getValue());
      try (TestPostgres.Database database = server.getValue().createDatabase();
          Connection connection = database.connect()) {
        for (DownRow row : rows()) {
          if (server.getKey() >= row.version()) {
            // what a server says of itself is much the same in all versions
            for (boolean live : newest(server.getKey()) ? List.of(false, true) : List.of(false)) {
              softly
                  .assertThat(trip(row, connection, live))
                  .as("on " + server.getKey() + (live ? " from what it says" : "") + ", row " + row)
                  .isEmpty();
            }
          }
        }
      }
    }
    softly.assertAll();
  }

  private static boolean newest(int version) {
    return TestPostgres.versions().keySet().stream().allMatch(other -> other <= version);
  }

  private static void roles(TestPostgres server) throws SQLException {
    server.administer(
        "DO $$ BEGIN CREATE ROLE app; CREATE ROLE ops; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  }

  /**
   * Returns in what the schema differs after there and back; nothing where that was not promised.
   *
   * @param live whether the server is asked what is there before the migration
   */
  private static String trip(DownRow row, Connection connection, boolean live) throws SQLException {
    run(connection, CLEAN);
    DownScript script = row.script();
    String at = "given";
    try {
      run(connection, row.given());
      if (live) {
        script =
            new DownScripts(ServerSchema.readAll(connection, 10).catalog()).next(row.migration());
      }
      Snapshot before = Snapshot.of(connection);
      for (String sql : statements(row.up())) {
        at = sql;
        run(connection, sql);
      }
      if (script.grade() == Grade.IRREVERSIBLE) {
        return "";
      }
      for (Reversal reversal : script.reversals()) {
        for (String sql : reversal.statements()) {
          at = sql;
          run(connection, sql);
        }
      }
      return RoundTrip.difference(before, Snapshot.of(connection));
    } catch (SQLException failed) {
      run(connection, "ROLLBACK");
      boolean rows = failed.getSQLState().startsWith("23") && !at.equals("given");
      return rows && script.grade() == Grade.LOSSY ? "" : failed.getMessage() + "\n  in " + at;
    }
  }

  /** As they stand: some run in no transaction, some open one. */
  private static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    Splitter splitter = Script.of("", sql).statements();
    while (splitter.next()) {
      statements.add(splitter.span().of(sql));
    }
    return statements;
  }

  private static final String CLEAN = """
      RESET ALL;
      DO $$ DECLARE o record; BEGIN
        FOR o IN SELECT pubname FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', o.pubname); END LOOP;
        FOR o IN SELECT evtname FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', o.evtname); END LOOP;
        FOR o IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
          EXECUTE format('DROP SCHEMA %I CASCADE', o.nspname);
        END LOOP;
        FOR o IN SELECT fdwname FROM pg_foreign_data_wrapper LOOP
          EXECUTE format('DROP FOREIGN DATA WRAPPER %I CASCADE', o.fdwname);
        END LOOP;
        DROP CAST IF EXISTS (text AS bytea);
        CREATE SCHEMA public;
      END $$;
      """;

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatCannotBeReversedIsToldWithItsPlace() {
    DownScripts scripts = new DownScripts();
    scripts.next(migration("given", "CREATE TABLE t (a int)"));
    DownScript script = scripts.next(
        migration(
            "up",
            "ALTER TABLE t ADD b int;\nDO $$ BEGIN EXECUTE 'DROP TABLE ' || current_user; END $$;\nSOMETHING else;"));

    assertThat(script.grade()).isEqualTo(Grade.IRREVERSIBLE);
    assertThat(DownText.sql(script))
        .contains(
            "up.sql:2:1: irreversible\n-- cannot be reversed: a DO block builds SQL while it runs")
        .contains("up.sql:3:1: irreversible\n-- cannot be reversed: the statement cannot be read")
        .contains("ALTER TABLE t DROP COLUMN b;");
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.SINGLE, List.of(Script.of(id + ".sql", sql)));
  }

  @Test
  @EnabledIfSystemProperty(named = "rollsafe.write", matches = "true")
  void write() throws IOException {
    StringBuilder text = new StringBuilder();
    List<DownRow> rows = rows();
    int next = 0;
    for (String block : Files.readString(ROWS).split("(?m)^(?=-- (?:given|up|#))")) {
      text.append(block.startsWith("-- up") ? rows.get(next++).written() : block);
    }
    Files.writeString(ROWS, text.toString());
  }
}
