package dev.rollsafe.release.canary;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What came of a rule.
 *
 * @param rule the rule
 * @param outcome what came of it
 * @param reason why, with the numbers
 * @param value the value that was judged
 * @param samples how many values there were
 * @param from the time of the first
 * @param to the time of the last
 */
public record RuleResult(
    CanaryRule rule,
    Outcome outcome,
    String reason,
    OptionalDouble value,
    long samples,
    Instant from,
    Instant to) {

  /** Says whether it fails a release at once. */
  public boolean isCriticalFailure() {
    return outcome == Outcome.FAIL && rule.critical();
  }

  /** Returns it as one that says nothing. */
  RuleResult doubted(String why) {
    return new RuleResult(
        rule, Outcome.INCONCLUSIVE, why + " (" + reason + ")", value, samples, from, to);
  }
}
