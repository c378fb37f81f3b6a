package dev.rollsafe.release.usage;

/** How sure it is that something is a use. */
public enum Certainty {
  /** It is one. */
  USES,
  /** It may be one, and nothing proves that it is none. */
  POSSIBLE,
  /** The word is there, and what is around it says that it is none: prose, an alias, a column of another table. */
  MENTION;

  /** Says whether it keeps an old side in place. */
  public boolean counts() {
    return this != MENTION;
  }
}
