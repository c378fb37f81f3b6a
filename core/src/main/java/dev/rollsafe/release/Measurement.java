package dev.rollsafe.release;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verdict goes by.
 *
 * @param value the value that was judged
 * @param samples how many samples it is made of
 * @param from the beginning of the time it is about
 * @param to the end of that time
 * @param query how it was asked for
 * @param detail more, as JSON
 */
public record Measurement(
    Optional<Double> value,
    Optional<Long> samples,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> query,
    Optional<String> detail) {

  /** Nothing but the verdict. */
  public static final Measurement NONE = new Measurement(
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty());
}
