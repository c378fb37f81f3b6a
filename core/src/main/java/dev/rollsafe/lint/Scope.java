package dev.rollsafe.lint;

import dev.rollsafe.migration.Migration;
import java.util.Optional;

/** Which migrations of a history are judged, and what is known of them beside their files. */
@FunctionalInterface
public interface Scope {

  /** All are judged. */
  Scope ALL = migration -> true;

  /** Says whether a migration is judged; else it is read to know what is there. */
  boolean judges(Migration migration);

  /**
   * Returns how a migration differs from what it was when others may have run it, as the end of a sentence that begins with
   * it; empty where it does not, or nothing is known of that.
   */
  default Optional<String> edited(Migration migration) {
    return Optional.empty();
  }
}
