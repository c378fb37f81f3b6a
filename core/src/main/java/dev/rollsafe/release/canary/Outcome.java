package dev.rollsafe.release.canary;

/** What comes of one rule. */
public enum Outcome {
  PASS,
  FAIL,
  /** There is too little to judge by. */
  INCONCLUSIVE,
  /** It could not be asked, or not as it is written. */
  ERROR
}
