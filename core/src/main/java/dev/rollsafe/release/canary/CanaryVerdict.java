package dev.rollsafe.release.canary;

import java.time.Instant;
import java.util.List;

/**
 * What the metrics say of a release, and why.
 *
 * @param verdict what they say
 * @param reason why, as a sentence
 * @param results what came of each rule
 * @param at when it was said
 */
public record CanaryVerdict(Verdict verdict, String reason, List<RuleResult> results, Instant at) {

  /** Copies the results. */
  public CanaryVerdict {
    results = List.copyOf(results);
  }
}
