package dev.rollsafe.release.canary;

import java.util.List;
import java.util.Optional;

/** What values, taken together, are to a rule. */
final class Numbers {

  private Numbers() {}

  /** Returns what to make of values that cannot be compared: those that are no numbers, and infinite ones. */
  static Optional<Judgement> unusable(List<Double> values, Condition pass) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        return Optional.of(Judgement.inconclusive(
            "the value is not a number, as where nothing is divided by nothing"));
      }
    }
    for (double value : values) {
      if (Double.isInfinite(value)) {
        return Optional.of(
            pass.operator().isUpperBound()
                ? Judgement.fail("the value is infinite")
                : Judgement.error("the value is infinite"));
      }
    }
    return Optional.empty();
  }

  /** Returns the value on which the outcome depends: the first that passes where one is enough, else the first that does not. */
  static double deciding(List<Double> values, CanaryRule rule, double threshold) {
    boolean wanted = rule.reduce().isPresent() && rule.reduce().get() == Reduce.ANY;
    for (double value : values) {
      if (rule.pass().holds(value, threshold) == wanted) {
        return value;
      }
    }
    return values.get(0);
  }

  static String shown(Condition pass, double threshold) {
    String condition = new Condition(pass.operator(), 0, false).toString();
    return condition.substring(0, condition.indexOf(' ') + 1) + shown(threshold);
  }

  /** Returns a number as people write it: whole ones without a fraction, others with few digits. */
  static String shown(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    double scale = Math.pow(10, 4 - Math.ceil(Math.log10(Math.abs(value))));
    double rounded = Math.round(value * scale) / scale;
    return Double.toString(Double.isFinite(rounded) ? rounded : value);
  }
}
