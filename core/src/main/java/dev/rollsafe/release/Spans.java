package dev.rollsafe.release;

import java.time.Duration;

/** Lengths of time as people and configurations write them. */
final class Spans {

  private Spans() {}

  /** Returns a length in the largest unit that holds it whole: {@code 24h}, {@code 90m}, {@code 45s}. */
  static String text(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
