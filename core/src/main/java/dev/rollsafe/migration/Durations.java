package dev.rollsafe.migration;

import java.time.Duration;
import java.util.Optional;

/** Lengths of time as people and configurations write them. */
public final class Durations {

  private static final int MOST_DIGITS = 9;

  private Durations() {}

  /** Returns a length in the largest unit that holds it whole: {@code 24h}, {@code 90m}, {@code 45s}. */
  public static String text(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** Reads a number with its unit, {@code s}, {@code m}, {@code h}, {@code d} or {@code w}; empty where {@code text} is none. */
  public static Optional<Duration> of(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end == 0 || end > MOST_DIGITS) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, end));
    return switch (text.substring(end)) {
      case "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      case "h" -> Optional.of(Duration.ofHours(number));
      case "d" -> Optional.of(Duration.ofDays(number));
      case "w" -> Optional.of(Duration.ofDays(7 * number));
      default -> Optional.empty();
    };
  }
}
