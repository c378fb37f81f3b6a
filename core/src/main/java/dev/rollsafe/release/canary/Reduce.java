package dev.rollsafe.release.canary;

import java.util.List;

/** What to make of several series where one value is needed. */
public enum Reduce {
  /** The largest value counts. */
  MAX,
  /** The smallest value counts. */
  MIN,
  /** All values together count. */
  SUM,
  /** It is enough that one of the values passes. */
  ANY,
  /** All values must pass. */
  ALL;

  /** Returns the values that are left to be judged. */
  List<Double> of(List<Double> values) {
    if (values.size() < 2) {
      return values;
    }
    return switch (this) {
      case MAX -> List.of(values.stream().reduce(Math::max).orElseThrow());
      case MIN -> List.of(values.stream().reduce(Math::min).orElseThrow());
      case SUM -> List.of(values.stream().reduce(Double::sum).orElseThrow());
      case ANY, ALL -> values;
    };
  }
}
