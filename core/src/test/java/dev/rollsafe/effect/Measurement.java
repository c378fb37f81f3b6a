package dev.rollsafe.effect;

import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.testing.TestPostgres;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the rows of a group on a server and looks at what happens.
 *
 * <p>A row that runs in a transaction is measured there and rolled back: the locks of its backend after it (a lock is kept to
 * the end of its transaction), the files of tables and indexes before and after, and how often tables were scanned. What the
 * server would do at the commit is not measured.
 *
 * <p>A row that must not run in a transaction is measured in another database; see {@link OutsideMeasurement}.
 */
final class Measurement implements AutoCloseable {

  /** Scans a table of the harness; the statistics of a backend arrive in order, so this says when those before it are there. */
  static final String MARK = "SELECT count(*) FROM harness.marker";

  static final String IN_TRANSACTION_BLOCK = "25001";
  private static final String NO_TRANSACTION_BLOCK = "25P01";

  /** Themes in which queries are planned as ever, not as {@link #INDEX_LOOK_UPS} has it. */
  private static final Set<String> QUERIES = Set.of("views", "rows");

  /**
   * Lets the server check a foreign key as it does with large tables, by looking into the index of the referenced one: that it
   * reads a tiny table whole says nothing.
   */
  private static final String INDEX_LOOK_UPS = """
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET enable_material = off;
      SET random_page_cost = 0.001
      """;

  private final TestPostgres server;
  private final TruthTable.Group group;
  private final TestPostgres.Database database;
  private final Session session;
  private Optional<TestPostgres.Database> spare = Optional.empty();

  Measurement(TestPostgres server, TruthTable.Group group) throws SQLException {
    this.server = server;
    this.group = group;
    database = setUp(server, group);
    session = new Session(database);
    if (!QUERIES.contains(group.theme())) {
      session.execute(INDEX_LOOK_UPS);
    }
  }

  static TestPostgres.Database setUp(TestPostgres server, TruthTable.Group group)
      throws SQLException {
    TestPostgres.Database database = server.createDatabase();
    try (Session session = new Session(database)) {
      session.execute("CREATE SCHEMA harness CREATE TABLE marker ()");
      session.executeAll(group.setup());
      session.number(MARK);
    } catch (SQLException e) {
      database.close();
      throw new IllegalStateException(
          group.theme() + ": the setup of " + group.title() + " fails: " + e.getMessage(), e);
    }
    return database;
  }

  Measured measure(TruthTable.Row row) throws SQLException {
    Measured inside = inside(row);
    if (inside.failure().filter(f -> f.sqlState().equals(IN_TRANSACTION_BLOCK)).isPresent()) {
      return outside(row);
    }
    return inside;
  }

  /** Many such statements leave all as it was: only after others does the next one need another database. */
  private Measured outside(TruthTable.Row row) throws SQLException {
    TestPostgres.Database own = spare.isPresent() ? spare.get() : setUp(server, group);
    spare = Optional.of(own);
    OutsideMeasurement measurement = new OutsideMeasurement(own);
    Measured measured = measurement.measure(row);
    if (measurement.hasChangedNames()) {
      spare = Optional.empty();
      own.close();
    }
    return measured;
  }

  private Measured inside(TruthTable.Row row) throws SQLException {
    session.begin();
    try {
      before(row);
      Snapshot there = Snapshot.of(session.connection());
      Map<String, Set<LockMode>> held = locks();
      Map<String, Long> scanned = Changes.scanCounters(session.connection(), true);
      Optional<SQLException> failure = run(row.statement());
      if (failure.isPresent()) {
        return Measured.failed(
            Transactionality.ANY,
            there,
            failure.get().getSQLState(),
            failure.get().getMessage());
      }
      Map<String, Set<LockMode>> locks = locks();
      Map<String, Long> scannedAfter = Changes.scanCounters(session.connection(), true);
      Snapshot after = Snapshot.of(session.connection());
      Changes changes = new Changes(there, after, Snapshot.empty(session.connection()));
      return new Measured(
          needsTransaction(row) ? Transactionality.INSIDE_ONLY : Transactionality.ANY,
          Optional.empty(),
          there,
          locks,
          held,
          changes.rewrites(),
          changes.scans(scanned, scannedAfter),
          changes.rebuilds());
    } finally {
      session.rollback();
    }
  }

  private void before(TruthTable.Row row) {
    try {
      session.executeAll(row.before());
    } catch (SQLException e) {
      throw new IllegalStateException(row.key() + ": what runs before fails: " + e.getMessage(), e);
    }
  }

  private Optional<SQLException> run(String sql) {
    try {
      session.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private Map<String, Set<LockMode>> locks() throws SQLException {
    return Locks.of(session.connection(), session.backend());
  }

  /** Says whether the server refuses the statement, or warns that it does nothing, when it runs outside a transaction. */
  private boolean needsTransaction(TruthTable.Row row) throws SQLException {
    if (!row.theme().equals("transactions") && !row.statement().startsWith("LOCK")) {
      return false;
    }
    try (Session outside = new Session(database)) {
      outside.executeAll(row.before());
      return outside
          .execute(row.statement())
          .filter(NO_TRANSACTION_BLOCK::equals)
          .isPresent();
    } catch (SQLException e) {
      if (NO_TRANSACTION_BLOCK.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
    database.close();
    if (spare.isPresent()) {
      spare.get().close();
    }
  }
}
