package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import java.util.Optional;

/**
 * Something that stops working for statements of release N-1.
 *
 * @param object what they use
 * @param part the column, value or other part of it that they use; empty where it is the object itself
 * @param audience who is hit
 * @param sqlState the error they get, as listed in appendix A of the PostgreSQL manual; empty where they get none but see
 *     something else than before
 * @param what what happens to them, as a sentence without a full stop
 */
public record Break(
    ObjectName object,
    Optional<String> part,
    Audience audience,
    Optional<String> sqlState,
    String what) {

  /** Returns the place as {@code table} or {@code table.column}. */
  public String place() {
    return part.map(name -> object + "." + name).orElseGet(object::toString);
  }

  /** Who is hit. */
  public enum Audience {
    READERS,
    WRITERS,
    BOTH,
    /** Statements prepared before, once: the plan they cached no longer fits. */
    PREPARED
  }
}
