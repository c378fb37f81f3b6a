package dev.rollsafe.plan.run;

import dev.rollsafe.plan.sequence.Batches;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the batches of a backfill, each in a transaction of its own. Its place is kept in the database: stopped, killed or broken off
 * by the server it goes on there when it is run again, by this or by the procedure that the plan made. It can be paused from another
 * thread, and gives way to replicas that are behind and to load.
 */
public final class Backfill {

  private static final String LAG =
      "SELECT coalesce(extract(epoch FROM max(replay_lag)) * 1000, 0)::bigint FROM pg_catalog.pg_stat_replication";
  private static final String ACTIVE =
      "SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND backend_type = 'client backend'"
          + " AND pid <> pg_catalog.pg_backend_pid()";

  /** How a run ended. */
  public enum End {
    /** All rows are done. */
    DONE,
    /** It was stopped. */
    STOPPED,
    /** A limit was not kept for longer than its patience. */
    HELD_UP
  }

  /**
   * How far it is.
   *
   * @param rows how many rows have been changed, by earlier runs too
   * @param done whether it is at its end
   * @param heldUpBy the limit for which it waits; empty while it works
   */
  public record Progress(long rows, boolean done, Optional<String> heldUpBy) {}

  private final Connections connections;
  private final Batches batches;
  private final Limits limits;
  private volatile boolean paused;
  private volatile boolean stopped;

  /**
   * Returns a backfill that has not begun.
   *
   * @param connections opens its connection
   * @param batches what it runs
   * @param limits what it gives way to
   */
  public Backfill(Connections connections, Batches batches, Limits limits) {
    this.connections = connections;
    this.batches = batches;
    this.limits = limits;
  }

  /** Lets it wait behind the batch that it is at. */
  public void pause() {
    paused = true;
  }

  /** Lets it go on. */
  public void resume() {
    paused = false;
  }

  /** Ends it behind the batch that it is at. */
  public void stop() {
    stopped = true;
  }

  /** Counts the rows that are still to be done, by a look at all of them. */
  public long pending() throws SQLException {
    try (Connection connection = connections.open()) {
      return number(connection, batches.pending());
    }
  }

  /**
   * Runs until all is done, or it is stopped or held up.
   *
   * @param listener is told how far it is, behind each batch and each wait
   * @throws SQLException if the server refuses a batch; what was done before stays done
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public End run(Consumer<Progress> listener) throws SQLException, InterruptedException {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(true);
      execute(connection, "SET lock_timeout = '10s'");
      execute(connection, batches.begin());
      while (!stopped) {
        Optional<String> limit = waitForLimits(connection, listener);
        if (limit.isPresent()) {
          return End.HELD_UP;
        }
        if (stopped) {
          break;
        }
        if (!batch(connection)) {
          listener.accept(progress(connection, Optional.empty()));
          return End.DONE;
        }
        listener.accept(progress(connection, Optional.empty()));
        Thread.sleep(limits.pause().toMillis());
      }
      return End.STOPPED;
    }
  }

  /** Does the next batch and says whether there are more. */
  private boolean batch(Connection connection) throws SQLException {
    if (number(
            connection, "SELECT count(*) FROM " + batches.progress() + " WHERE state = 'running'")
        == 0) {
      return false;
    }
    connection.setAutoCommit(false);
    try (PreparedStatement batch = connection.prepareStatement(batches.batch())) {
      // Two runs at once would do the same rows twice.
      execute(connection, "SELECT 1 FROM " + batches.progress() + " FOR UPDATE");
      batch.setInt(1, limits.rows());
      if (batch.executeUpdate() == 0) {
        execute(connection, "UPDATE " + batches.progress() + " SET state = 'done'");
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return number(
            connection, "SELECT count(*) FROM " + batches.progress() + " WHERE state = 'running'")
        > 0;
  }

  private Optional<String> waitForLimits(Connection connection, Consumer<Progress> listener)
      throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    Optional<String> limit = limit(connection);
    while (limit.isPresent() && !stopped) {
      if (!paused && System.nanoTime() - begun > limits.patience().toNanos()) {
        return limit;
      }
      listener.accept(progress(connection, limit));
      Thread.sleep(100);
      limit = limit(connection);
    }
    return Optional.empty();
  }

  private Optional<String> limit(Connection connection) throws SQLException {
    if (paused) {
      return Optional.of("paused");
    }
    if (limits.lag().isPresent() && number(connection, LAG) > limits.lag().get().toMillis()) {
      return Optional.of("a replica is more than " + limits.lag().get().toMillis() + " ms behind");
    }
    if (limits.active().isPresent()
        && number(connection, ACTIVE) > limits.active().get()) {
      return Optional.of("more than " + limits.active().get() + " sessions are at work");
    }
    return Optional.empty();
  }

  private Progress progress(Connection connection, Optional<String> limit) throws SQLException {
    return new Progress(
        number(connection, "SELECT coalesce(sum(rows_done), 0) FROM " + batches.progress()),
        number(
                connection,
                "SELECT count(*) FROM " + batches.progress() + " WHERE state = 'running'")
            == 0,
        limit);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
