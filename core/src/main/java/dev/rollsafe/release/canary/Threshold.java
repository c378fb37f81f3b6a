package dev.rollsafe.release.canary;

import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.release.canary.Answer.Failed;
import dev.rollsafe.release.canary.Answer.Point;
import dev.rollsafe.release.canary.Answer.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What values are compared with: a number of the rule, or one in proportion to the mean of a baseline.
 *
 * @param value the number
 * @param explanation where it comes from, for reasons
 * @param warnings what was said of the baseline
 * @param problem why there is none
 */
record Threshold(
    double value, String explanation, List<String> warnings, Optional<Judgement> problem) {

  static Threshold of(Observation seen) {
    CanaryRule rule = seen.rule();
    if (!rule.pass().relative()) {
      return new Threshold(rule.pass().number(), "", List.of(), Optional.empty());
    }
    if (seen.baseline().isEmpty()) {
      return without(Judgement.error("there is no baseline to compare with"));
    }
    if (seen.baseline().get() instanceof Failed failed) {
      return without(Judgement.error("baseline: " + failed.reason()));
    }
    return ofMean(rule, (Data) seen.baseline().get());
  }

  private static Threshold without(Judgement problem) {
    return new Threshold(0, "", List.of(), Optional.of(problem));
  }

  private static Threshold ofMean(CanaryRule rule, Data data) {
    if (data.series().size() > 1 && rule.reduce().map(Threshold::leavesSeveral).orElse(true)) {
      return without(Judgement.error(
          "baseline: " + data.series().size() + " series match; aggregate them into one"));
    }
    List<Double> values = finite(data, rule);
    if (values.isEmpty()) {
      return without(Judgement.inconclusive("the baseline has no values to compare with"));
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = Math.max(sum / values.size(), rule.baselineAtLeast());
    return new Threshold(
        rule.pass().number() * mean,
        " (" + Numbers.shown(rule.pass().number()) + " * baseline " + Numbers.shown(mean) + ")",
        data.warnings(),
        Optional.empty());
  }

  private static boolean leavesSeveral(Reduce reduce) {
    return reduce == Reduce.ANY || reduce == Reduce.ALL;
  }

  private static List<Double> finite(Data data, CanaryRule rule) {
    List<Double> values = new ArrayList<>();
    for (List<Double> together : Timeline.of(data.series()).values()) {
      List<Double> reduced = rule.reduce().map(reduce -> reduce.of(together)).orElse(together);
      for (double value : reduced) {
        if (Double.isFinite(value)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Returns whether a series has a value at all. */
  static boolean hasPoints(List<Series> series) {
    for (Series one : series) {
      for (Point point : one.points()) {
        if (Double.isFinite(point.value())) {
          return true;
        }
      }
    }
    return false;
  }
}
