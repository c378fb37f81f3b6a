package dev.rollsafe.plan.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that keep what they take, and what comes back, on a server. */
class KeepDataTest {

  record Row(String given, String up, String then, String query, String answer) {
    @Override
    public String toString() {
      return given + " | " + up + " | " + then;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in = KeepDataTest.class.getResourceAsStream("keep.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line ->
              Stream.of((line + " || ").split("\\|\\|", -1)).map(String::strip).toList())
          .map(c -> new Row(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4)))
          .toList();
    }
  }

  private static Migration migration(String id, String sql, TransactionMode mode) {
    return Migration.of(id, mode, List.of(Script.of(id + ".sql", sql)));
  }

  private static KeptMigration keep(String given, String up, TransactionMode mode, int batch) {
    KeepData keep = new KeepData(Catalog.empty(), batch);
    keep.next(migration("given", given, TransactionMode.SINGLE));
    return keep.next(migration("up", up, mode));
  }

  private static KeptMigration keep(String given, String up) {
    return keep(given, up, TransactionMode.SINGLE, 0);
  }

  /** Runs a script statement by statement, as a runner does. */
  private static void run(Connection connection, String script) throws SQLException {
    Splitter splitter = Script.of("script", script).statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        statement.execute(splitter.span().of(script));
      }
    }
  }

  private static void down(Connection connection, KeptMigration kept) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Reversal reversal : kept.down().reversals()) {
        for (String sql : reversal.statements()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String ask(Connection connection, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        lines.add(String.join(",", cells.stream().map(String::valueOf).toList()));
      }
    }
    return String.join(";", lines);
  }

  /** Returns all rows of all tables but the archives. */
  private static Map<String, String> contents(Connection connection) throws SQLException {
    Map<String, String> all = new TreeMap<>();
    String tables = ask(
        connection,
        "SELECT c.oid::regclass FROM pg_class c WHERE relkind = 'r' AND oid >= 16384"
            + " AND relnamespace <> coalesce(to_regnamespace('rollsafe_archive'), '0')"
            + " AND relnamespace <> 'pg_toast'::regnamespace");
    for (String table : tables.isEmpty() ? new String[0] : tables.split(";(?=\\w|\")")) {
      all.put(table, ask(connection, "SELECT to_jsonb(t) FROM ONLY " + table + " t ORDER BY 1"));
    }
    return all;
  }

  private static TestPostgres.Database database;

  private Connection connection;

  @BeforeAll
  static void create() throws SQLException {
    database = TestPostgres.create();
  }

  @AfterAll
  static void drop() throws SQLException {
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    connection = database.connect();
    run(
        connection,
        "DROP SCHEMA IF EXISTS \"S 1\" CASCADE; DROP SCHEMA IF EXISTS rollsafe_archive CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void comesBack(Row row) throws SQLException {
    KeptMigration kept = keep(row.given(), row.up());
    assertThat(kept.unkept()).isEmpty();
    assertThat(kept.down().grade()).isEqualTo(Grade.LOSSLESS);
    run(connection, row.given());
    Map<String, String> before = contents(connection);
    for (int round = 1; round <= (row.then().isEmpty() ? 2 : 1); round++) {
      connection.setAutoCommit(false);
      run(connection, kept.up());
      connection.commit();
      run(connection, row.then());
      connection.commit();
      down(connection, kept);
      connection.commit();
      connection.setAutoCommit(true);
      if (row.query().isEmpty()) {
        assertThat(contents(connection)).as("round " + round).isEqualTo(before);
      } else {
        assertThat(ask(connection, row.query())).isEqualTo(row.answer());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesTheSameAsTheMigrationItself(Row row) throws SQLException {
    if (row.up().contains("random")) {
      return;
    }
    run(connection, row.given());
    connection.setAutoCommit(false);
    run(connection, row.up());
    Map<String, String> plain = contents(connection);
    connection.rollback();
    run(connection, keep(row.given(), row.up()).up());
    assertThat(contents(connection).keySet()).isEqualTo(plain.keySet());
    if (!row.given().contains("clock_timestamp")) {
      assertThat(contents(connection)).isEqualTo(plain);
    }
    assertThat(ask(connection, "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'zz_rollsafe%'"))
        .isEmpty();
    connection.rollback();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a int, b int) | ALTER TABLE t DROP COLUMN a | neither a primary key",
        "CREATE TABLE t (a int, b int) | UPDATE t SET a = 1 | neither a primary key",
        "CREATE TABLE t (a int PRIMARY KEY, b int) | ALTER TABLE t DROP COLUMN a | part of the key",
        "CREATE TABLE t (a int PRIMARY KEY); CREATE VIEW v AS SELECT a FROM t | DELETE FROM v | v is a view",
        "SELECT 1 | DELETE FROM unheard | its creation is not in the history",
        "CREATE TABLE t (a int PRIMARY KEY, b int) | DO $$ BEGIN ALTER TABLE t DROP COLUMN b; END $$ | what a DO block drops",
      })
  void refusesWithAReason(String row) {
    String[] cells = row.split(" \\| ");
    KeptMigration kept = keep(cells[0], cells[1]);
    assertThat(kept.unkept())
        .singleElement()
        .asString()
        .contains("up.sql:1:1: not kept: ", cells[2]);
    assertThat(kept.down().grade()).isNotEqualTo(Grade.LOSSLESS);
    assertThat(kept.up()).isEqualTo(cells[1] + "\n");
  }

  @Test
  void leavesAMigrationThatTakesNothingAsItIs() {
    KeptMigration kept =
        keep("CREATE TABLE t (id int)", "ALTER TABLE t ADD a int; UPDATE t SET a = 1;");
    assertThat(kept.unkept()).isEmpty();
    assertThat(kept.up()).isEqualTo("ALTER TABLE t ADD a int; UPDATE t SET a = 1;\n");
    assertThat(kept.down().grade()).isEqualTo(Grade.LOSSLESS);
  }

  @Test
  void keepsInATransactionWhereTheRunnerOpensNone() throws SQLException {
    String given = "CREATE TABLE t (id int PRIMARY KEY, a int); INSERT INTO t VALUES (1, 1)";
    KeptMigration kept = keep(given, "UPDATE t SET a = 2 / 0; SELECT 1", TransactionMode.NONE, 0);
    run(connection, given);
    try {
      run(connection, kept.up());
    } catch (SQLException refused) {
      run(connection, "ROLLBACK");
    }
    assertThat(ask(connection, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
        .isEqualTo("0");
    assertThat(ask(connection, "SELECT a FROM t")).isEqualTo("1");
    assertThat(kept.up()).contains("BEGIN;\n").contains("COMMIT;");
  }

  @Test
  void takesOverWhatBatchesKept() throws SQLException {
    String given =
        "CREATE TABLE t (a int, reached text, v text, PRIMARY KEY (a, reached)); INSERT INTO t SELECT i / 7, i, nullif(i % 3, 0) FROM generate_series(1, 1000) i";
    KeptMigration kept = keep(given, "ALTER TABLE t DROP COLUMN v", TransactionMode.SINGLE, 100);
    run(connection, given);
    String fill = kept.fillScript();
    run(connection, fill.substring(0, fill.indexOf("CALL ")));
    killed(fill);
    String part = ask(connection, "SELECT count(*) FROM rollsafe_archive.up_1_1");
    assertThat(Integer.parseInt(part)).isBetween(100, 600);
    run(connection, fill);
    assertThat(ask(connection, "SELECT count(*) FROM rollsafe_archive.up_1_1")).isEqualTo("667");
    run(
        connection,
        "UPDATE t SET v = 'late' WHERE a = 3; DELETE FROM t WHERE a = 4; INSERT INTO t VALUES (999, 'n', 'new')");
    Map<String, String> before = contents(connection);
    connection.setAutoCommit(false);
    run(connection, kept.up());
    connection.commit();
    down(connection, kept);
    connection.commit();
    assertThat(contents(connection)).isEqualTo(before);
  }

  /** Stops the filling on its way, by a trigger that ends the connection. */
  private static void killed(String fill) throws SQLException {
    try (Connection other = database.connect()) {
      run(
          other,
          "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;"
              + "CREATE TRIGGER stop BEFORE INSERT ON rollsafe_archive.up_1_1 FOR EACH ROW WHEN (NEW.a = 60) EXECUTE FUNCTION stop()");
      run(other, fill.substring(fill.indexOf("CALL ")));
      throw new AssertionError("it was not stopped");
    } catch (SQLException stopped) {
      assertThat(stopped.getSQLState()).isIn("57P01", "08006");
    }
    try (Connection other = database.connect()) {
      run(other, "DROP FUNCTION stop() CASCADE");
    }
  }
}
