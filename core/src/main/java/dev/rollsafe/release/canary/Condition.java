package dev.rollsafe.release.canary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value must be to pass: {@code <= 0.01}, or in proportion to a baseline, {@code <= 1.2 * baseline}.
 *
 * @param operator how it is compared
 * @param number the threshold, or the factor of the baseline
 * @param relative whether it is a factor
 */
public record Condition(Operator operator, double number, boolean relative) {

  private static final Pattern FORM = Pattern.compile(
      "(<=|>=|==|!=|<|>)\\s*([-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)?\\s*(\\*)?\\s*(baseline)?");

  /** How a value is compared with its threshold. */
  public enum Operator {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    UNEQUAL("!=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    boolean holds(double value, double threshold) {
      int order = Double.compare(value + 0.0, threshold + 0.0);
      return switch (this) {
        case BELOW -> order < 0;
        case AT_MOST -> order <= 0;
        case ABOVE -> order > 0;
        case AT_LEAST -> order >= 0;
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
      };
    }

    /** Says whether larger values are worse. */
    boolean isUpperBound() {
      return this == BELOW || this == AT_MOST;
    }

    private static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }

  /** Reads a condition; empty where the text is none. */
  public static Optional<Condition> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean number = form.group(2) != null;
    boolean relative = form.group(4) != null;
    boolean times = form.group(3) != null;
    if (!(number || relative) || times != (number && relative)) {
      return Optional.empty();
    }
    double value = number ? Double.parseDouble(form.group(2)) : 1;
    return Double.isFinite(value)
        ? Optional.of(new Condition(Operator.of(form.group(1)), value, relative))
        : Optional.empty();
  }

  /** Says whether a value passes. */
  boolean holds(double value, double threshold) {
    return operator.holds(value, threshold);
  }

  @Override
  public String toString() {
    return operator.sign + " " + number + (relative ? " * baseline" : "");
  }
}
