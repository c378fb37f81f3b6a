package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import dev.rollsafe.release.canary.Answer.Point;
import dev.rollsafe.release.canary.Answer.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges a rule by its values at one time. No data never passes, and fails only where the metric was there before. */
final class InstantJudge {

  private final Observation seen;
  private final CanaryRule rule;
  private final Instant at;
  private final Duration mostAge;

  InstantJudge(Observation seen, Instant at, Duration mostAge) {
    this.seen = seen;
    this.rule = seen.rule();
    this.at = at;
    this.mostAge = mostAge;
  }

  Judgement judge() {
    if (seen.value() instanceof Failed failed) {
      return Judgement.error(failed.reason());
    }
    Data data = (Data) seen.value();
    Optional<Judgement> quiet = traffic();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    if (data.isEmpty() && !rule.emptyIsZero()) {
      return empty();
    }
    if (data.series().size() > 1 && rule.reduce().isEmpty()) {
      return Judgement.error(data.series().size() + " series match, such as "
          + data.series().get(0).labels() + "; aggregate them, or give the rule reduce");
    }
    return values(data);
  }

  /** Returns why there is too little traffic to judge by. */
  private Optional<Judgement> traffic() {
    if (rule.guard().isEmpty() || seen.traffic().isEmpty()) {
      return Optional.empty();
    }
    if (seen.traffic().get() instanceof Failed failed) {
      return Optional.of(Judgement.error("traffic: " + failed.reason()));
    }
    double sum = 0;
    for (double value : latest((Data) seen.traffic().get())) {
      sum += value;
    }
    double needed = rule.guard().get().atLeast();
    return sum >= needed
        ? Optional.empty()
        : Optional.of(Judgement.inconclusive(
            "traffic is " + Numbers.shown(sum) + ", which is less than " + Numbers.shown(needed)));
  }

  private Judgement empty() {
    boolean before = seen.baseline().isPresent()
        && seen.baseline().get() instanceof Data data
        && !data.isEmpty();
    return before
        ? Judgement.fail(
            "the metric vanished: there are values of the baseline and none of this release")
        : Judgement.error("no series match; is the name right?");
  }

  private Judgement values(Data data) {
    Optional<Instant> stale = stale(data);
    if (stale.isPresent()) {
      return Judgement.inconclusive("the value is of " + stale.get() + ", older than "
          + mostAge.toSeconds() + " s; is the release still scraped?");
    }
    List<Double> values = data.isEmpty() ? List.of(0.0) : latest(data);
    Optional<Judgement> unusable = Numbers.unusable(values, rule.pass());
    if (unusable.isPresent()) {
      return unusable.get();
    }
    return compared(data, rule.reduce().map(reduce -> reduce.of(values)).orElse(values));
  }

  private Optional<Instant> stale(Data data) {
    Instant oldest = at.minus(mostAge);
    for (Series series : data.series()) {
      for (Point point : series.points()) {
        if (point.time().isBefore(oldest)) {
          return Optional.of(point.time());
        }
      }
    }
    return Optional.empty();
  }

  private Judgement compared(Data data, List<Double> values) {
    Threshold threshold = Threshold.of(seen);
    if (threshold.problem().isPresent()) {
      return threshold.problem().get();
    }
    double worst = Numbers.deciding(values, rule, threshold.value());
    boolean passes = rule.pass().holds(worst, threshold.value());
    String reason = Numbers.shown(worst)
        + (passes ? " is " : " is not ")
        + Numbers.shown(rule.pass(), threshold.value())
        + threshold.explanation();
    List<String> warnings = new ArrayList<>(data.warnings());
    warnings.addAll(threshold.warnings());
    return passes && !warnings.isEmpty()
        ? Judgement.inconclusive(reason + ", but may be partial: " + warnings.get(0))
        : new Judgement(
            passes ? Outcome.PASS : Outcome.FAIL, reason, OptionalDouble.of(worst), values.size());
  }

  private static List<Double> latest(Data data) {
    List<Double> values = new ArrayList<>();
    for (Series series : data.series()) {
      if (!series.points().isEmpty()) {
        values.add(series.points().get(series.points().size() - 1).value());
      }
    }
    return values;
  }
}
