package dev.rollsafe.plan.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often something is tried again, and how long is waited in between: twice as long each time, up to a limit, of which a random
 * part is left out so that several that wait do not come back together.
 *
 * @param attempts how often it is tried in all
 * @param first the wait behind the first attempt
 * @param longest the longest wait
 * @param total after how long no more attempt is begun
 */
public record Retry(int attempts, Duration first, Duration longest, Duration total) {

  /** Twenty attempts, from half a second to half a minute apart, within ten minutes. */
  public static final Retry DEFAULT =
      new Retry(20, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10));

  /** Checks that there is an end. */
  public Retry {
    if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0 || total.isNegative()) {
      throw new IllegalArgumentException("no end, or no attempt at all: " + attempts + ", " + first
          + ", " + longest + ", " + total);
    }
  }

  /** The wait behind attempt {@code attempt}, counted from 1. */
  Duration pause(int attempt, RandomGenerator random) {
    long full = first.toMillis();
    for (int i = 1; i < attempt && full < longest.toMillis(); i++) {
      full *= 2;
    }
    full = Math.min(full, longest.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
