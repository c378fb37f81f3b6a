package dev.rollsafe.plan.sequence;

import java.time.Duration;

/**
 * How long a step may wait and run.
 *
 * @param lock how long a statement waits for a lock before it gives up; never without end
 * @param statement how long a statement may take; zero for as long as it needs, where it blocks nobody meanwhile
 */
public record Timeouts(Duration lock, Duration statement) {

  /** For statements that hold a strong lock for a moment. */
  public static final Timeouts METADATA =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30));

  /**
   * For a transaction that locks several tables: it gives up before the server looks for deadlocks (deadlock_timeout, one second
   * by default), so that it is never somebody else who is chosen to fail.
   */
  public static final Timeouts SEVERAL_LOCKS =
      new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(30));

  /** For statements that read a table from end to end under a lock that lets others read and write. */
  public static final Timeouts SCAN = new Timeouts(Duration.ofSeconds(2), Duration.ZERO);

  /** For what waits for transactions of others without blocking anybody, as CONCURRENTLY does. */
  public static final Timeouts PATIENT = new Timeouts(Duration.ofMinutes(15), Duration.ZERO);

  /** For what waits for rows that others write, while it holds some that others may wait for. */
  public static final Timeouts ROWS = new Timeouts(Duration.ofSeconds(10), Duration.ZERO);

  /** Checks that there is an end to waiting. */
  public Timeouts {
    if (lock.isZero() || lock.isNegative() || statement.isNegative()) {
      throw new IllegalArgumentException("a lock is never waited for without an end: " + lock);
    }
  }
}
