package dev.rollsafe.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What time it is here, where the metrics are, and in the database: windows are of no worth where these differ.
 *
 * @param here on this machine
 * @param metrics where the metrics are
 * @param database in the database
 */
public record Clocks(Instant here, Optional<Instant> metrics, Optional<Instant> database) {

  private static final Duration MOST_SKEW = Duration.ofSeconds(30);

  /** Returns what is wrong with them; empty where they agree. */
  Optional<String> skew() {
    Optional<String> wrong = metrics.flatMap(there -> skew("Prometheus", there));
    return wrong.or(() -> database.flatMap(there -> skew("the database", there)));
  }

  private Optional<String> skew(String who, Instant there) {
    Duration apart = Duration.between(here, there).abs();
    return apart.compareTo(MOST_SKEW) > 0
        ? Optional.of("the clock of " + who + " is " + apart.toSeconds()
            + " s away from that of this machine; more than 30 s make windows worthless")
        : Optional.empty();
  }
}
