package dev.rollsafe.release.canary;

import java.util.Optional;

/** Counts looks of the same outcome in a row. */
final class Tally {

  private final Schedule schedule;
  private int passes;
  private int failures;
  private int inconclusive;
  private int errors;

  Tally(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Counts a look and returns the verdict, once there is one. */
  Optional<CanaryVerdict> add(CanaryVerdict look) {
    boolean error = has(look, Outcome.ERROR);
    errors = error ? errors + 1 : 0;
    passes = look.verdict() == Verdict.PASS ? passes + 1 : 0;
    failures = look.verdict() == Verdict.FAIL ? failures + 1 : 0;
    inconclusive = look.verdict() == Verdict.INCONCLUSIVE ? inconclusive + 1 : 0;
    if (failures > 0 && hasCriticalFailure(look)) {
      return Optional.of(look);
    }
    if (failures >= schedule.failureLimit()) {
      return ended(Verdict.FAIL, failures + " failed looks in a row", look);
    }
    if (passes >= schedule.consecutivePasses()) {
      return ended(Verdict.PASS, passes + " passed looks in a row", look);
    }
    if (errors >= schedule.errorLimit()) {
      return ended(Verdict.INCONCLUSIVE, errors + " looks in a row with errors", look);
    }
    return inconclusive >= schedule.inconclusiveLimit()
        ? ended(Verdict.INCONCLUSIVE, inconclusive + " looks in a row without a verdict", look)
        : Optional.empty();
  }

  private static Optional<CanaryVerdict> ended(Verdict verdict, String why, CanaryVerdict look) {
    return Optional.of(
        new CanaryVerdict(verdict, why + ": " + look.reason(), look.results(), look.at()));
  }

  private static boolean has(CanaryVerdict look, Outcome outcome) {
    for (RuleResult result : look.results()) {
      if (result.outcome() == outcome) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCriticalFailure(CanaryVerdict look) {
    for (RuleResult result : look.results()) {
      if (result.isCriticalFailure()) {
        return true;
      }
    }
    return false;
  }
}
