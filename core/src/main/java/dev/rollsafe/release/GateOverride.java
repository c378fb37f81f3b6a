package dev.rollsafe.release;

import java.time.Instant;

/**
 * Somebody's word that a contract runs although the gate is shut.
 *
 * @param change the change
 * @param ticket where it is written down
 * @param reason why
 * @param actor who said so
 * @param at when
 * @param expires until when it counts
 */
public record GateOverride(
    String change, String ticket, String reason, String actor, Instant at, Instant expires) {

  /** Says whether it counts at a time. */
  public boolean countsAt(Instant time) {
    return time.isBefore(expires);
  }

  @Override
  public String toString() {
    return ticket + " by " + actor + " until " + expires + ": " + reason;
  }
}
