package dev.rollsafe.release.canary;

import java.time.Duration;

/**
 * What a release must have gone through to be called stable.
 *
 * @param duration how long it must have been live
 * @param sampleEvery the time from one value to the next
 * @param minCoverage the share of the times at which there must be a value
 * @param maxFailRatio the share of the values that may fail; of a critical rule none may
 */
public record Soak(
    Duration duration, Duration sampleEvery, double minCoverage, double maxFailRatio) {

  /** What holds where nothing is said. */
  public static final Soak DEFAULT =
      new Soak(Duration.ofHours(24), Duration.ofMinutes(5), 0.95, 0.01);

  /** Prometheus refuses more than 11,000 points a series. */
  private static final long MOST_POINTS = 11_000;

  /** Returns the time from one value to the next over a window, such that Prometheus answers. */
  Duration step(Duration window) {
    Duration least = Duration.ofSeconds((window.toSeconds() + MOST_POINTS - 1) / MOST_POINTS);
    Duration step = least.compareTo(sampleEvery) > 0 ? least : sampleEvery;
    return step.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : step;
  }
}
