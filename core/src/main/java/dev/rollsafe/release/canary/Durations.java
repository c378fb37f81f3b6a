package dev.rollsafe.release.canary;

import java.time.Duration;
import java.util.Optional;

/** Durations as people and Prometheus write them: {@code 90s}, {@code 5m}, {@code 24h}, {@code 7d}. */
public final class Durations {

  private static final String UNITS = "smhdw";
  private static final int[] SECONDS = {1, 60, 3600, 86_400, 604_800};

  private Durations() {}

  /** Reads a whole number with its unit; empty where the text is none. */
  public static Optional<Duration> of(String text) {
    int end = text.length() - 1;
    int unit = end < 1 ? -1 : UNITS.indexOf(text.charAt(end));
    if (unit < 0 || end > 9) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      number = number * 10 + digit;
    }
    return Optional.of(Duration.ofSeconds(number * SECONDS[unit]));
  }

  /** Writes it with the largest unit that leaves no rest, up to hours. */
  public static String shown(Duration duration) {
    long seconds = duration.toSeconds();
    int unit = seconds == 0 ? 0 : 2;
    while (unit > 0 && seconds % SECONDS[unit] != 0) {
      unit--;
    }
    return seconds / SECONDS[unit] + " " + UNITS.charAt(unit);
  }
}
