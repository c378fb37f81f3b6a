package dev.rollsafe.verify;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownScripts;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import dev.rollsafe.plan.keep.KeepData;
import dev.rollsafe.plan.keep.KeptMigration;
import dev.rollsafe.plan.random.RandomMigration;
import dev.rollsafe.plan.random.RandomSchema;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema made by chance with rows in it, and migrations on it that are taken back, each within a transaction. */
final class RandomTrip implements AutoCloseable {

  /**
   * What came of a migration.
   *
   * @param seed the seed of the migration
   * @param grade how it was graded
   * @param difference how schema or rows differ from what they were, or why the down script failed; empty if they are the same
   */
  record Result(
      long seed, Grade grade, String difference, List<String> schema, String up, String down) {

    @Override
    public String toString() {
      return "seed " + seed + ", " + grade + "\n" + difference + "\n-- up\n" + up + "\n-- down\n"
          + down + "\n-- schema\n" + String.join(";\n", schema) + ";";
    }
  }

  private final Connection connection;
  private final RandomSchema schema;
  private final Snapshot before;
  private final Rows rows;

  private RandomTrip(Connection connection, RandomSchema schema, Snapshot before, Rows rows) {
    this.connection = connection;
    this.schema = schema;
    this.before = before;
    this.rows = rows;
  }

  static RandomTrip on(Connection connection, long seed) throws SQLException {
    connection.setAutoCommit(false);
    RandomSchema schema = RandomSchema.make(seed, connection);
    connection.commit();
    connection.setAutoCommit(true);
    new Seeder(connection).seed(SeedTables.of(connection));
    connection.setAutoCommit(false);
    return new RandomTrip(connection, schema, Snapshot.of(connection), Rows.of(connection));
  }

  /** Makes a migration, applies it and takes it back; empty where no statement fits. */
  Optional<Result> take(long seed) throws SQLException {
    List<String> statements =
        RandomMigration.make(seed, RandomMigration.Mix.ALL, schema.catalog(), connection);
    try {
      if (statements.isEmpty() || !commits()) {
        return Optional.empty();
      }
      DownScripts scripts = new DownScripts();
      scripts.next(made());
      String up = String.join(";\n", statements) + ";";
      return Optional.of(result(seed, up, scripts.next(migration("up", up))));
    } finally {
      connection.rollback();
    }
  }

  /** The same with what it takes kept. */
  Optional<Result> takeAndKeep(long seed) throws SQLException {
    List<String> statements =
        RandomMigration.make(seed, RandomMigration.Mix.TAKING, schema.catalog(), connection);
    try {
      if (statements.isEmpty() || !commits()) {
        return Optional.empty();
      }
      connection.rollback();
      KeepData keep = new KeepData(Catalog.empty(), 0);
      keep.next(made());
      KeptMigration kept = keep.next(migration("up", String.join(";\n", statements) + ";"));
      try {
        run(kept.up());
      } catch (SQLException failed) {
        return Optional.of(result(seed, kept.up(), kept.down(), "up: " + failed.getMessage()));
      }
      return Optional.of(result(seed, kept.up(), kept.down()));
    } finally {
      connection.rollback();
    }
  }

  private void run(String script) throws SQLException {
    Splitter splitter = Script.of("up", script).statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        statement.execute(splitter.span().of(script).replace("CONCURRENTLY ", ""));
      }
    }
  }

  private Migration made() {
    return migration("schema", String.join(";\n", schema.statements()) + ";");
  }

  private Result result(long seed, String up, DownScript down) throws SQLException {
    return result(seed, up, down, difference(down));
  }

  private Result result(long seed, String up, DownScript down, String difference) {
    return new Result(seed, down.grade(), difference, schema.statements(), up, text(down));
  }

  /** Says whether the deferred constraints hold, so that the migration could be committed. */
  private boolean commits() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.SINGLE, List.of(Script.of(id + ".sql", sql)));
  }

  private String difference(DownScript down) throws SQLException {
    if (down.grade() == Grade.IRREVERSIBLE) {
      return "";
    }
    Savepoint behind = connection.setSavepoint();
    try {
      run(down);
    } catch (SQLException failed) {
      if (down.grade() == Grade.LOSSLESS || !refusedRows(failed)) {
        return failed.getMessage();
      }
      connection.rollback(behind);
      return withoutRows(down);
    }
    String schemas = schemaDifference();
    return schemas.isEmpty() && down.grade() == Grade.LOSSLESS ? rows.missing(connection) : schemas;
  }

  /** Where values were lost, rows may be in the way of constraints that come back. */
  private static boolean refusedRows(SQLException failed) {
    return failed.getSQLState() != null && failed.getSQLState().startsWith("23");
  }

  private String withoutRows(DownScript down) throws SQLException {
    try {
      Rows.clear(connection);
      run(down);
      return schemaDifference();
    } catch (SQLException failed) {
      return "without rows: " + failed.getMessage();
    }
  }

  private void run(DownScript down) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // behind a commit nothing would wait for its check any more
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      for (Reversal reversal : down.reversals()) {
        for (String sql : reversal.statements()) {
          statement.execute(sql.replace("CONCURRENTLY ", ""));
        }
      }
    }
  }

  private String schemaDifference() throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Difference difference : before.differences(Snapshot.of(connection))) {
      if (!difference.property().equals("order of columns")
          && !difference.object().contains("rollsafe_archive")) {
        text.append(difference).append('\n');
      }
    }
    return text.toString();
  }

  private static String text(DownScript down) {
    List<String> lines = new ArrayList<>();
    for (Reversal reversal : down.reversals()) {
      reversal.reasons().forEach(reason -> lines.add("-- " + reversal.grade() + ": " + reason));
      reversal.statements().forEach(sql -> lines.add(sql + ";"));
    }
    return String.join("\n", lines);
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          DO $$ DECLARE s text; BEGIN
            FOR s IN SELECT quote_ident(nspname) FROM pg_namespace WHERE oid >= 16384 OR nspname = 'public' LOOP
              EXECUTE 'DROP SCHEMA ' || s || ' CASCADE';
            END LOOP;
          END $$;
          CREATE SCHEMA public""");
    }
    connection.commit();
  }
}
