package dev.rollsafe.release.canary;

import java.util.List;

/** What the metrics say of a release. */
public enum Verdict {
  PASS,
  FAIL,
  /** Neither: nothing may go on because of it, and nothing may be taken back. */
  INCONCLUSIVE;

  /** Returns what results say together: one failure fails, and only passes pass. */
  static Verdict of(List<RuleResult> results) {
    Verdict verdict = results.isEmpty() ? INCONCLUSIVE : PASS;
    for (RuleResult result : results) {
      if (result.outcome() == Outcome.FAIL) {
        return FAIL;
      }
      if (result.outcome() != Outcome.PASS) {
        verdict = INCONCLUSIVE;
      }
    }
    return verdict;
  }
}
