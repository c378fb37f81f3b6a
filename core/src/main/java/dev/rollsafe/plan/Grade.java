package dev.rollsafe.plan;

/** How much of what was there before a statement its reversal brings back. */
public enum Grade {
  /** All of it: the schema, and every value in it. */
  LOSSLESS,
  /** The schema, but not all values. */
  LOSSY,
  /** Not even the schema, or it cannot be told. */
  IRREVERSIBLE;

  /** Returns the worse of the two. */
  public Grade worst(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
