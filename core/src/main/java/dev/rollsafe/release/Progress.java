package dev.rollsafe.release;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a change has come in one database, and what was recorded of it there.
 *
 * @param change the change as it was recorded; a later edit of its declaration does not count
 * @param phase the phase
 * @param since since when
 * @param flagOnSince since when its feature flag is fully on, if it is
 * @param divergedRows how many rows differed between both sides when they were last compared
 * @param comparedAt when that was
 */
public record Progress(
    Change change,
    Phase phase,
    Instant since,
    Optional<Instant> flagOnSince,
    OptionalLong divergedRows,
    Optional<Instant> comparedAt) {

  /** Checks that a comparison has both a result and a time. */
  public Progress {
    if (divergedRows.isPresent() != comparedAt.isPresent()) {
      throw new IllegalArgumentException(
          "a comparison of " + change.id() + " has a result and a time");
    }
  }
}
