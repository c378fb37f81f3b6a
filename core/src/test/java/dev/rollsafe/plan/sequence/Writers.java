package dev.rollsafe.plan.sequence;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that write, each over a connection of its own, until they are closed; what any of them is refused is remembered. */
final class Writers implements AutoCloseable {

  /** What all writers of a test did. */
  static final class Tally {

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();

    /** The statements that failed, with the messages. */
    Map<String, String> failures() {
      return failures;
    }

    long done() {
      return done.get();
    }
  }

  private final List<Thread> threads = new ArrayList<>();
  private final TestPostgres.Database database;
  private final List<String> statements;
  private final Tally tally;
  private volatile boolean closed;

  /** Two threads. In their statements {@code ?} stands for a number of their own. */
  Writers(TestPostgres.Database database, List<String> statements, Tally tally) {
    this.database = database;
    this.statements = statements;
    this.tally = tally;
  }

  void start() {
    for (int i = 0; i < 2; i++) {
      int seed = i;
      Thread thread = new Thread(() -> write(seed), "writer");
      threads.add(thread);
      thread.start();
    }
  }

  private void write(int seed) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (long n = seed; !closed; n += 7) {
        String sql =
            statements.get((int) (n % statements.size())).replace("?", Long.toString(n % 30_000));
        try {
          statement.execute(sql);
          tally.done.incrementAndGet();
        } catch (SQLException e) {
          tally.failures.put(sql, e.getMessage());
        }
        Thread.sleep(1);
      }
    } catch (SQLException | InterruptedException e) {
      tally.failures.put("connection", e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
