package dev.rollsafe.release.readiness;

import java.util.List;

/**
 * Whether a build can serve on a schema.
 *
 * @param state whether it can
 * @param reasons why not, or why it is not known
 * @param notes what does not decide and should be known all the same
 */
public record Readiness(State state, List<String> reasons, List<String> notes) {

  /** Copies the lists. */
  public Readiness {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
  }

  /** Whether it can. */
  public enum State {
    /** It can. */
    READY,
    /** It cannot, and waiting does not help. */
    NOT_COMPATIBLE,
    /** The database could not be asked. */
    UNKNOWN
  }

  /** Says whether requests may be sent to it. */
  public boolean isReady() {
    return state == State.READY;
  }

  static Readiness unknown(String reason) {
    return new Readiness(State.UNKNOWN, List.of(reason), List.of());
  }
}
