package dev.rollsafe.effect;

import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Measures a statement that runs in transactions of its own, which let go of their locks before anybody can ask.
 *
 * <p>A {@link Blocker} stands in its way. Whenever the statement waits, the locks it holds and the one it waits for are read;
 * then another blocker is put up behind the first one, and that one goes. So the statement is held up, one after the other,
 * where it first asks for a lock on a table that is ROW EXCLUSIVE or stronger but not SHARE, where it asks for ACCESS
 * EXCLUSIVE on an index, where it waits for the transactions that use a table, and where it waits for old snapshots. A
 * statement that leaves everything under its old name is run again, with blockers that SHARE has to wait for.
 *
 * <p>Not seen is what it takes and lets go of between two such points; and of several indexes of one table that it locks
 * ACCESS EXCLUSIVE in turn, all but the first.
 *
 * <p>Scans are told by the statistics that its backend leaves when it ends.
 */
final class OutsideMeasurement {

  private static final long PATIENCE_MILLIS = 20_000;

  /** What a backend waits for; empty where it does not wait for a lock. */
  private static final String WAITING = """
      SELECT concat_ws(' ', locktype, relation, virtualxid, transactionid, classid, objid, mode)
        FROM pg_locks WHERE pid = ? AND NOT granted
      """;

  private final TestPostgres.Database database;
  private final Map<String, Set<LockMode>> locks = new HashMap<>();
  private boolean changedNames = true;

  OutsideMeasurement(TestPostgres.Database database) {
    this.database = database;
  }

  /** Says whether anything was made, dropped or renamed. */
  boolean hasChangedNames() {
    return changedNames;
  }

  Measured measure(TruthTable.Row row) throws SQLException {
    try (Session observer = new Session(database)) {
      long marks = awaitMark(observer, 0);
      Snapshot there = Snapshot.of(observer.connection());
      Map<String, Long> scanned = Changes.scanCounters(observer.connection(), false);
      Optional<SQLException> failure;
      try (Session session = new Session(database)) {
        session.executeAll(row.before());
        failure = run(session, row.statement(), observer, Blocker.SHARE);
        session.executeAll(failure.isPresent() ? List.of() : row.then());
        session.number(Measurement.MARK);
      }
      awaitMark(observer, marks);
      Snapshot after = Snapshot.of(observer.connection());
      Map<String, Long> scannedAfter = Changes.scanCounters(observer.connection(), false);
      changedNames = !there.names().equals(after.names());
      if (failure.isPresent()) {
        SQLException e = failure.get();
        return Measured.failed(
            Transactionality.OUTSIDE_ONLY, there, e.getSQLState(), e.getMessage());
      }
      if (!changedNames) {
        again(row, observer, awaitMark(observer, marks));
      }
      Changes changes = new Changes(there, after, Snapshot.empty(observer.connection()));
      return new Measured(
          Transactionality.OUTSIDE_ONLY,
          Optional.empty(),
          there,
          locks,
          Map.of(),
          changes.rewrites(),
          changes.scans(scanned, scannedAfter),
          changes.rebuilds());
    }
  }

  private void again(TruthTable.Row row, Session observer, long marks) throws SQLException {
    try (Session session = new Session(database)) {
      run(session, row.statement(), observer, Blocker.ROW_EXCLUSIVE);
      session.executeAll(row.then());
      session.number(Measurement.MARK);
    }
    awaitMark(observer, marks);
  }

  private Optional<SQLException> run(
      Session session, String sql, Session observer, List<String> modes) throws SQLException {
    Blocker blocker = new Blocker(database, modes);
    try {
      CompletableFuture<Optional<SQLException>> end = CompletableFuture.supplyAsync(() -> {
        try {
          session.execute(sql);
          return Optional.empty();
        } catch (SQLException e) {
          return Optional.of(e);
        }
      });
      String waited = "";
      while (true) {
        String waits = awaitAnother(observer, session.backend(), waited, end);
        if (waits.isEmpty()) {
          return end.join();
        }
        Locks.addAll(locks, Locks.of(observer.connection(), session.backend()));
        Blocker next = new Blocker(database, modes);
        blocker.close();
        blocker = next;
        waited = waits;
      }
    } finally {
      blocker.close();
    }
  }

  /** Returns what the backend waits for, other than {@code before}; empty when its statement has ended. */
  private static String awaitAnother(
      Session observer, int backend, String before, CompletableFuture<?> end) throws SQLException {
    long start = System.nanoTime();
    while (!end.isDone()) {
      String waits = waitsFor(observer.connection(), backend);
      if (!waits.isEmpty() && !waits.equals(before)) {
        return waits;
      }
      pause(start, "the statement neither ends nor waits for another lock than " + before);
    }
    return "";
  }

  private static String waitsFor(Connection connection, int backend) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setInt(1, backend);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /** Waits for the statistics of a session that has left a mark, and returns how many marks there are. */
  private static long awaitMark(Session observer, long before) throws SQLException {
    long start = System.nanoTime();
    while (true) {
      long marks = observer.number("SELECT pg_stat_get_numscans('harness.marker'::regclass)");
      if (marks > before) {
        return marks;
      }
      pause(start, "no statistics arrive");
    }
  }

  private static void pause(long start, String complaint) {
    if (System.nanoTime() - start > PATIENCE_MILLIS * 1_000_000) {
      throw new IllegalStateException(complaint);
    }
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(complaint, e);
    }
  }
}
