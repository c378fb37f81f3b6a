package dev.rollsafe.release.canary;

import java.time.Duration;

/**
 * When a release is looked at while it goes out, and how often the same answer is needed.
 *
 * @param initialDelay before the first look
 * @param interval from one look to the next; an older value is stale
 * @param failureLimit how many failed looks in a row fail it; a critical rule fails it at once
 * @param consecutivePasses how many passed looks in a row pass it
 * @param inconclusiveLimit how many looks in a row without a verdict end the watch without one
 * @param errorLimit how many errors in a row end the watch without a verdict
 * @param deadline when the watch ends without a verdict, whatever is seen
 */
public record Schedule(
    Duration initialDelay,
    Duration interval,
    int failureLimit,
    int consecutivePasses,
    int inconclusiveLimit,
    int errorLimit,
    Duration deadline) {

  /** What holds where nothing is said. */
  public static final Schedule DEFAULT =
      new Schedule(Duration.ofMinutes(2), Duration.ofMinutes(1), 2, 10, 5, 4, Duration.ofHours(2));
}
