package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a rule by its values over a soak. Times without a value, with too little traffic, or with one that is no number are
 * gaps: they lower the coverage, and neither pass nor fail.
 */
final class SoakJudge {

  private final Observation seen;
  private final CanaryRule rule;
  private final Window window;
  private final Soak soak;
  private final int failuresInARow;

  private int busyTimes;
  private int judged;
  private int failed;
  private int row;
  private int longestRow;
  private double worst = Double.NaN;

  /**
   * The times that values are asked for.
   *
   * @param from the first
   * @param to the last
   * @param step from one to the next
   */
  record Window(Instant from, Instant to, Duration step) {

    long points() {
      return Duration.between(from, to).toSeconds() / step.toSeconds() + 1;
    }

    Instant time(long index) {
      return from.plus(step.multipliedBy(index));
    }
  }

  SoakJudge(Observation seen, Window window, Soak soak, int failuresInARow) {
    this.seen = seen;
    this.rule = seen.rule();
    this.window = window;
    this.soak = soak;
    this.failuresInARow = failuresInARow;
  }

  Judgement judge() {
    if (seen.value() instanceof Failed failure) {
      return Judgement.error(failure.reason());
    }
    if (seen.traffic().isPresent() && seen.traffic().get() instanceof Failed failure) {
      return Judgement.error("traffic: " + failure.reason());
    }
    Data data = (Data) seen.value();
    if (data.series().size() > 1 && rule.reduce().isEmpty()) {
      return Judgement.error(
          data.series().size() + " series match; aggregate them, or give the rule reduce");
    }
    Threshold threshold = Threshold.of(seen);
    if (threshold.problem().isPresent()) {
      return threshold.problem().get();
    }
    count(data, threshold.value());
    return concluded(data, threshold);
  }

  private void count(Data data, double threshold) {
    Map<Instant, List<Double>> values = Timeline.of(data.series());
    Optional<Map<Instant, List<Double>>> traffic =
        seen.traffic().map(answer -> Timeline.of(((Data) answer).series()));
    for (long i = 0; i < window.points(); i++) {
      Instant time = window.time(i);
      boolean busy = traffic.isEmpty() || isBusy(traffic.get().getOrDefault(time, List.of()));
      List<Double> here = values.getOrDefault(time, rule.emptyIsZero() ? List.of(0.0) : List.of());
      busyTimes += busy ? 1 : 0;
      if (busy && !here.isEmpty()) {
        point(here, threshold);
      }
    }
  }

  private boolean isBusy(List<Double> traffic) {
    double sum = 0;
    for (double value : traffic) {
      sum += value;
    }
    return sum >= rule.guard().orElseThrow().atLeast();
  }

  private void point(List<Double> here, double threshold) {
    Optional<Judgement> unusable = Numbers.unusable(here, rule.pass());
    if (unusable.isPresent() && unusable.get().outcome() != Outcome.FAIL) {
      return;
    }
    boolean passes = false;
    double value = Double.POSITIVE_INFINITY;
    if (unusable.isEmpty()) {
      List<Double> reduced = rule.reduce().map(reduce -> reduce.of(here)).orElse(here);
      value = Numbers.deciding(reduced, rule, threshold);
      passes = rule.pass().holds(value, threshold);
    }
    judged++;
    row = passes ? 0 : row + 1;
    failed += passes ? 0 : 1;
    longestRow = Math.max(longestRow, row);
    worst = isWorse(value) ? value : worst;
  }

  private boolean isWorse(double value) {
    return Double.isNaN(worst)
        || (rule.pass().operator().isUpperBound() ? value > worst : value < worst);
  }

  private Judgement concluded(Data data, Threshold threshold) {
    double coverage = (double) judged / window.points();
    String numbers = failed + " of " + judged + " values fail "
        + Numbers.shown(rule.pass(), threshold.value()) + threshold.explanation()
        + ", coverage " + Numbers.shown(coverage);
    if (judged > 0 && tooManyFail()) {
      return result(Outcome.FAIL, numbers + ", " + longestRow + " in a row");
    }
    if (judged == 0 && vanished(data)) {
      return result(
          Outcome.FAIL,
          "the metric vanished: there are values of the baseline and none of this release");
    }
    if (coverage < soak.minCoverage()) {
      return result(
          Outcome.INCONCLUSIVE,
          numbers + ", which is less than " + Numbers.shown(soak.minCoverage())
              + ": the soak is longer by its gaps");
    }
    boolean partial = !data.warnings().isEmpty() || !threshold.warnings().isEmpty();
    return partial
        ? result(Outcome.INCONCLUSIVE, numbers + ", but may be partial")
        : result(Outcome.PASS, numbers);
  }

  private boolean tooManyFail() {
    double allowed = rule.critical() ? 0 : soak.maxFailRatio();
    return (double) failed / judged > allowed || longestRow > failuresInARow;
  }

  private boolean vanished(Data data) {
    return data.isEmpty()
        && busyTimes > 0
        && seen.baseline().isPresent()
        && seen.baseline().get() instanceof Data before
        && Threshold.hasPoints(before.series());
  }

  private Judgement result(Outcome outcome, String reason) {
    return new Judgement(
        outcome,
        reason,
        Double.isNaN(worst) ? OptionalDouble.empty() : OptionalDouble.of(worst),
        judged);
  }
}
