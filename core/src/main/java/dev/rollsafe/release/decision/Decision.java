package dev.rollsafe.release.decision;

import java.util.List;

/**
 * What to do about a release.
 *
 * @param action what to do
 * @param reason why, as a sentence without a full stop
 * @param steps how, in order
 * @param targets the releases that one could go back to, newest first, with what is in the way
 * @param notes what should be known as well
 */
public record Decision(
    Action action, String reason, List<String> steps, List<Target> targets, List<String> notes) {

  /** Copies the lists. */
  public Decision {
    steps = List.copyOf(steps);
    targets = List.copyOf(targets);
    notes = List.copyOf(notes);
  }

  /** What can be done. */
  public enum Action {
    /** It is well. */
    STAY,
    /** There is no verdict, and nothing is to be done because of none. */
    WAIT,
    /** A feature flag takes it off its new way. */
    FLAG_OFF,
    /** An earlier release takes over again. */
    ROLL_BACK,
    /** A compensating migration makes the schema fit for an earlier release, which then takes over. */
    ROLL_FORWARD,
    /** No earlier release can come back: this one must be mended. */
    HOTFIX;

    /** Says whether somebody has to do something. */
    public boolean isUrgent() {
      return this != STAY && this != WAIT;
    }
  }

  /**
   * A release that was stable once.
   *
   * @param release the release
   * @param blockers why it cannot come back to the schema as it is; none where it can
   * @param mendable whether a compensating migration can take all of them away
   */
  public record Target(String release, List<String> blockers, boolean mendable) {

    /** Copies the list. */
    public Target {
      blockers = List.copyOf(blockers);
    }

    /** Says whether it can run on the schema as it is. */
    public boolean canRun() {
      return blockers.isEmpty();
    }
  }
}
