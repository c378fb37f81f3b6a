package dev.rollsafe.release;

import java.util.List;

/**
 * Why a gate is shut.
 *
 * @param code which kind of reason
 * @param subject what it is about: a change, a service, a {@code service@release}, a session
 * @param text the reason as a sentence without a full stop
 * @param facts what was seen
 * @param opens what has to happen
 */
public record Reason(Code code, String subject, String text, List<String> facts, String opens) {

  /** Copies the facts. */
  public Reason {
    facts = List.copyOf(facts);
  }

  @Override
  public String toString() {
    return code + ": " + text;
  }

  /** The kinds of reason. Each is either "not yet" or "wrong", and some can be overridden. */
  public enum Code {
    /** The database has no ledger. */
    NO_LEDGER(true, false),
    /** The database is a replica, and what it says may be old. */
    REPLICA(true, false),
    /** The ledger was made for another database, or this one was restored or promoted since. */
    IDENTITY(true, false),
    /** The change was never expanded here. */
    NO_EXPAND(true, false),
    /** The new side was taken back. */
    REVERTED(true, false),
    /** The old side is gone already. */
    CONTRACTED(true, false),
    /** The change is declared otherwise than it was recorded. */
    REDECLARED(true, false),
    /** Nobody is named who uses the old side. */
    NO_CONSUMER(true, false),
    /** Both sides differ: something would be lost. */
    DIVERGED(true, false),
    /** Rows that were there before are not yet in step. */
    NOT_SYNCED(false, false),
    /** Whether both sides are the same was not looked at lately. */
    NOT_COMPARED(false, false),
    /** The feature flag is not fully on. */
    FLAG(false, true),
    /** A release that runs, or may come back, uses the old side. */
    IN_USE(false, true),
    /** No release that is free of the old side was stable for long enough. */
    SOAK(false, true),
    /** A canary rule did not pass. */
    EVIDENCE(false, true),
    /** A release that uses the old side is connected. */
    SESSION(false, true),
    /** Something is connected that calls itself a service and is none that is known. */
    UNKNOWN_CONSUMER(false, true),
    /** The old side is out of reach for too short a time to drop it. */
    QUARANTINE(false, true),
    /** Of a release to go back to: it uses what is gone. */
    OLD_SIDE_GONE(true, false),
    /** Of a release to go back to: it needs what is not there. */
    NEW_SIDE_MISSING(true, false),
    /** Of a release to go back to: nothing is known of it. */
    UNKNOWN_RELEASE(true, false),
    /** Of a release to go back to: it is at its end. */
    ENDED(true, false);

    private final boolean wrong;
    private final boolean overridable;

    Code(boolean wrong, boolean overridable) {
      this.wrong = wrong;
      this.overridable = overridable;
    }

    /** Says whether waiting does not help. */
    public boolean isWrong() {
      return wrong;
    }

    /** Says whether somebody may let it pass with a ticket and a reason. */
    public boolean isOverridable() {
      return overridable;
    }
  }
}
