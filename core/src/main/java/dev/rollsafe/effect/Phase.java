package dev.rollsafe.effect;

/** What a statement means for release N-1, which must go on running on the schema; a migration is the worst of its statements. */
public enum Phase {
  /** Touches neither data nor compatibility. */
  NEUTRAL,
  /** Release N-1 goes on working and nothing is lost. */
  EXPAND,
  /** Something that release N-1 may use goes away or narrows; nothing is lost that cannot be brought back. */
  CONTRACT,
  /** Could not be read, so it can be anything; never safe. */
  UNKNOWN,
  /** Data is lost. */
  DESTRUCTIVE;

  /** Returns the worse of the two. */
  public Phase worst(Phase other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
