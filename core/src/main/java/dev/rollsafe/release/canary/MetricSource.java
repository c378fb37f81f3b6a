package dev.rollsafe.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where metrics come from. What goes wrong is an answer, never an exception. */
public interface MetricSource {

  /**
   * Asks for values at one time.
   *
   * @param query in PromQL
   * @param at the time, the same for all that is to be compared
   */
  Answer instant(String query, Instant at);

  /**
   * Asks for values over a time.
   *
   * @param query in PromQL
   * @param from the first time
   * @param to the last time
   * @param step the time from one value to the next
   */
  Answer range(String query, Instant from, Instant to, Duration step);

  /** Returns what time it is there, as far as its last answer told. */
  Optional<Instant> now();
}
