package dev.rollsafe.effect;

/**
 * Something that stops working for statements of release N-1.
 *
 * @param object what they use: a table, or {@code table.column}
 * @param audience who is hit
 * @param what what happens to them, as a sentence
 */
public record Break(String object, Audience audience, String what) {

  /** Who is hit. */
  public enum Audience {
    READERS,
    WRITERS,
    BOTH,
    /** Statements prepared before, once: the plan they cached no longer fits. */
    PREPARED
  }
}
