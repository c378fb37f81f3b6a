package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs blocks of a plan on connections that the server terminates half-way. */
final class Killer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestPostgres.Database database;
  private final Runner watcher;

  Killer(TestPostgres.Database database, Runner watcher) {
    this.database = database;
    this.watcher = watcher;
  }

  /** Says whether {@link #kill} knows how to stop it half-way. */
  static boolean canKill(Block block) {
    return !block.statements().isEmpty()
        && (block.transaction()
            || last(block).contains(" INDEX CONCURRENTLY ")
            || last(block).startsWith("CALL "));
  }

  private static String last(Block block) {
    return block.statements().get(block.statements().size() - 1);
  }

  /**
   * Runs a part of it and terminates the connection.
   *
   * @param done how many of its statements are done, of a block in a transaction
   * @param table the table whose rows a backfill waits for
   */
  void kill(Block block, int done, String table) throws Exception {
    if (block.transaction()) {
      killInTransaction(block, done);
    } else {
      killWhileItWaits(block, table);
    }
  }

  private void killInTransaction(Block block, int done) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Connection victim = database.connect();
          Statement statement = victim.createStatement()) {
        victim.setAutoCommit(false);
        long pid = pid(statement);
        statement.execute("SET LOCAL lock_timeout = " + block.timeouts().lock().toMillis());
        try {
          for (String sql : block.statements().subList(0, done)) {
            statement.execute(sql);
          }
        } catch (SQLException e) {
          if (!Runner.mayGoAway(e) || attempt == Runner.ATTEMPTS) {
            throw e;
          }
          continue;
        }
        terminate(pid);
        return;
      }
    }
  }

  /** A lock of somebody else makes it wait in the middle, where it is terminated. */
  private void killWhileItWaits(Block block, String table) throws Exception {
    try (Connection blocker = database.connect();
        Statement hold = blocker.createStatement();
        Connection victim = database.connect();
        Statement statement = victim.createStatement()) {
      blocker.setAutoCommit(false);
      hold.execute(
          "DO 'DECLARE t regclass; BEGIN FOR t IN SELECT oid FROM pg_class WHERE relkind = ''r'' AND oid >= 16384 LOOP"
              + " EXECUTE format(''LOCK TABLE %s IN ROW EXCLUSIVE MODE'', t); END LOOP; END'");
      if (last(block).startsWith("CALL ")) {
        hold.execute("SELECT 1 FROM " + table + " ORDER BY ctid DESC LIMIT 1 FOR UPDATE");
      }
      long pid = pid(statement);
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
        try {
          for (String sql : block.statements()) {
            statement.execute(sql);
          }
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      });
      await("pid = " + pid + " AND wait_event_type = 'Lock'", 1);
      terminate(pid);
      blocker.rollback();
      assertEnded(run);
    }
  }

  private static void assertEnded(CompletableFuture<Void> run)
      throws InterruptedException, TimeoutException {
    try {
      run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException terminated) {
      return;
    }
    throw new AssertionError("it ended before it was terminated");
  }

  private static long pid(Statement statement) throws SQLException {
    return Runner.number(statement, "SELECT pg_backend_pid()");
  }

  private void terminate(long pid) throws SQLException {
    assertThat(watcher.number("SELECT pg_terminate_backend(" + pid + ")::int")).isOne();
    await("pid = " + pid, 0);
  }

  private void await(String condition, int wanted) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE " + condition;
    while (watcher.number(sql) != wanted) {
      assertThat(System.nanoTime()).as(condition).isLessThan(end);
      watcher.execute("SELECT pg_sleep(0.005)");
    }
  }

  /** How many statements of a transaction are done when it is terminated: some, then all but the commit. */
  static List<Integer> points(Block block) {
    int all = block.statements().size();
    return block.transaction() && all > 1 ? List.of((all + 1) / 2, all) : List.of(all);
  }
}
