package dev.rollsafe.plan.run;

import java.time.Duration;
import java.util.Optional;

/**
 * What a backfill gives way to.
 *
 * @param rows how many rows a batch has
 * @param pause how long it waits behind each batch
 * @param lag the most that a replica may be behind; empty to look at none
 * @param active the most sessions that may be at work at once; empty not to look
 * @param patience how long it waits for a limit to be kept again before it stops
 */
public record Limits(
    int rows, Duration pause, Optional<Duration> lag, Optional<Integer> active, Duration patience) {

  /** A thousand rows, ten milliseconds apart, no replica more than ten seconds behind. */
  public static final Limits DEFAULT = new Limits(
      1000,
      Duration.ofMillis(10),
      Optional.of(Duration.ofSeconds(10)),
      Optional.empty(),
      Duration.ofHours(1));

  /** Checks the number of rows: a batch begins with the last row of the one before. */
  public Limits {
    if (rows < 2) {
      throw new IllegalArgumentException("a batch has at least two rows, not " + rows);
    }
  }
}
