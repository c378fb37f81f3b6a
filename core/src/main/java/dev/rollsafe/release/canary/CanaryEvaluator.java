package dev.rollsafe.release.canary;

import dev.rollsafe.migration.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what answers mean for a release. It asks nobody and reads no clock: the same answers give the same verdict. */
public final class CanaryEvaluator {

  private CanaryEvaluator() {}

  /**
   * Judges one look at a release.
   *
   * @param seen what was answered, of each rule
   * @param at the time that was asked for
   * @param schedule says how old a value may be
   * @param clocks what time it was, wherever that is known
   */
  public static CanaryVerdict evaluate(
      List<Observation> seen, Instant at, Schedule schedule, Clocks clocks) {
    List<RuleResult> results = new ArrayList<>(seen.size());
    for (Observation one : seen) {
      Judgement judgement = new InstantJudge(one, at, schedule.interval()).judge();
      results.add(result(one.rule(), judgement, at, at));
    }
    return verdict(results, at, clocks.skew(), Optional.empty());
  }

  /**
   * Judges a soak.
   *
   * @param seen what was answered over the window, of each rule
   * @param from when the release went live
   * @param to the end of the window
   * @param rules say how long a soak is and what may fail in it
   * @param clocks what time it was, wherever that is known
   */
  public static CanaryVerdict evaluateSoak(
      List<Observation> seen, Instant from, Instant to, CanaryRules rules, Clocks clocks) {
    Soak soak = rules.soak();
    Duration length = Duration.between(from, to);
    SoakJudge.Window window = new SoakJudge.Window(from, to, soak.step(length));
    List<RuleResult> results = new ArrayList<>(seen.size());
    for (Observation one : seen) {
      Judgement judgement =
          new SoakJudge(one, window, soak, rules.schedule().failureLimit()).judge();
      results.add(result(one.rule(), judgement, from, to));
    }
    Optional<String> tooShort = length.compareTo(soak.duration()) < 0
        ? Optional.of("the soak of " + Durations.text(soak.duration()) + " is not over: "
            + Durations.text(length) + " so far")
        : Optional.empty();
    return verdict(results, to, clocks.skew(), tooShort);
  }

  private static RuleResult result(CanaryRule rule, Judgement judged, Instant from, Instant to) {
    return new RuleResult(
        rule, judged.outcome(), judged.reason(), judged.value(), judged.samples(), from, to);
  }

  /** Where clocks differ nothing counts; a soak that is not over can fail already, and not yet pass. */
  private static CanaryVerdict verdict(
      List<RuleResult> results, Instant at, Optional<String> skew, Optional<String> tooShort) {
    Optional<String> passesDoubted = skew.or(() -> tooShort);
    results.replaceAll(result -> switch (result.outcome()) {
      case PASS -> passesDoubted.map(result::doubted).orElse(result);
      case FAIL -> skew.map(result::doubted).orElse(result);
      case INCONCLUSIVE, ERROR -> result;
    });
    Verdict verdict = Verdict.of(results);
    return new CanaryVerdict(verdict, reason(verdict, results), results, at);
  }

  private static String reason(Verdict verdict, List<RuleResult> results) {
    if (verdict == Verdict.PASS) {
      return "all " + results.size() + " rules pass";
    }
    List<String> named = new ArrayList<>();
    for (RuleResult result : results) {
      boolean counts = verdict == Verdict.FAIL
          ? result.outcome() == Outcome.FAIL
          : result.outcome() != Outcome.PASS;
      if (counts) {
        named.add(result.rule().id() + ": " + result.reason());
      }
    }
    return named.isEmpty() ? "there are no rules" : String.join("; ", named);
  }
}
