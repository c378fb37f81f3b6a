package dev.rollsafe.plan.run;

import dev.rollsafe.plan.sequence.Block;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs blocks of a plan without making others wait: locks are waited for only so long, and when they cannot be had the transaction
 * is given up, and tried again later from its beginning. It never waits without an end.
 *
 * <p>While it waits for a lock it asks, on a connection of its own, who is in the way (manual, pg_blocking_pids).
 */
public final class SafeExecutor {

  private static final String WHO = """
      SELECT a.pid, coalesce(a.application_name, ''), coalesce(a.state, ''),
        coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0)::bigint, left(coalesce(a.query, ''), 80)
      FROM pg_catalog.pg_stat_activity AS a WHERE a.pid = ANY (pg_catalog.pg_blocking_pids(?))""";

  private final Connections connections;
  private final Retry retry;

  /**
   * Returns an executor.
   *
   * @param connections opens its connections
   * @param retry how often it tries
   */
  public SafeExecutor(Connections connections, Retry retry) {
    this.connections = connections;
    this.retry = retry;
  }

  /**
   * Runs a block.
   *
   * @return how many attempts it took
   * @throws LockNotObtained if its locks could not be had
   * @throws SQLException if the server refuses a statement for another reason; then nothing is tried again
   * @throws InterruptedException if the thread is interrupted while it waits for the next attempt
   */
  public int run(Block block) throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    List<Blocker> blockers = new ArrayList<>();
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connections.open()) {
        attempt(connection, block, blockers);
        return attempt;
      } catch (SQLException e) {
        if (!mayGoNextTime(e)) {
          throw e;
        }
        Duration pause = retry.pause(attempt, ThreadLocalRandom.current());
        long spent = System.nanoTime() - begun + pause.toNanos();
        if (attempt >= retry.attempts() || spent > retry.total().toNanos()) {
          throw new LockNotObtained(attempt, blockers, e);
        }
        Thread.sleep(pause.toMillis());
      }
    }
  }

  /** A lock that was not had in time, and a deadlock that was ended by giving us up (manual, appendix A). */
  private static boolean mayGoNextTime(SQLException e) {
    return "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
  }

  private void attempt(Connection connection, Block block, List<Blocker> blockers)
      throws SQLException {
    int pid = prepare(connection, block);
    CompletableFuture<List<Blocker>> watch = watch(pid, block.timeouts().lock());
    try (Statement statement = connection.createStatement()) {
      for (String sql : block.statements()) {
        statement.execute(sql);
      }
      if (block.transaction()) {
        connection.commit();
      }
    } catch (SQLException e) {
      List<Blocker> seen = watch.join();
      if (!seen.isEmpty()) {
        blockers.clear();
        blockers.addAll(seen);
      }
      if (block.transaction()) {
        connection.rollback();
      }
      throw e;
    }
  }

  private static int prepare(Connection connection, Block block) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + block.timeouts().lock().toMillis());
      statement.execute(
          "SET statement_timeout = " + block.timeouts().statement().toMillis());
      statement.execute("SET idle_in_transaction_session_timeout = '60s'");
      try (ResultSet rows = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
        rows.next();
        int pid = rows.getInt(1);
        connection.setAutoCommit(!block.transaction());
        return pid;
      }
    }
  }

  /** Looks once, shortly before the wait for a lock would end. */
  private CompletableFuture<List<Blocker>> watch(int pid, Duration lock) {
    long delay = Math.min(lock.toMillis() * 3 / 4, 5_000);
    return CompletableFuture.supplyAsync(
        () -> blockers(pid),
        CompletableFuture.delayedExecutor(delay, java.util.concurrent.TimeUnit.MILLISECONDS));
  }

  private List<Blocker> blockers(int pid) {
    List<Blocker> found = new ArrayList<>();
    try (Connection connection = connections.open();
        PreparedStatement query = connection.prepareStatement(WHO)) {
      query.setInt(1, pid);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(new Blocker(
              rows.getInt(1),
              rows.getString(2),
              rows.getString(3),
              rows.getLong(4),
              rows.getString(5)));
        }
      }
    } catch (SQLException e) {
      // Who it was is good to know, but the work does not depend on it.
      return found;
    }
    return found;
  }
}
