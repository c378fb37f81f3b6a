package dev.rollsafe.release.canary;

import java.util.OptionalDouble;

/**
 * What comes of values, before it is known which rule asked.
 *
 * @param outcome what comes of them
 * @param reason why
 * @param value the value that was judged
 * @param samples how many there were
 */
record Judgement(Outcome outcome, String reason, OptionalDouble value, long samples) {

  static Judgement error(String reason) {
    return new Judgement(Outcome.ERROR, reason, OptionalDouble.empty(), 0);
  }

  static Judgement inconclusive(String reason) {
    return new Judgement(Outcome.INCONCLUSIVE, reason, OptionalDouble.empty(), 0);
  }

  static Judgement fail(String reason) {
    return new Judgement(Outcome.FAIL, reason, OptionalDouble.empty(), 0);
  }
}
