package dev.rollsafe.release;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a change has come in one database. That the applications have moved is no phase: their capabilities say it. */
public enum Phase {
  /** Declared; nothing has run. */
  PLANNED,
  /** The new side is there, and what is written reaches both. */
  EXPANDED,
  /** The rows that were there before are in step as well, or there is only an old side. */
  SYNCED,
  /** The old side is out of reach and can be brought back whole. */
  TOMBSTONED,
  /** The old side is gone. */
  CONTRACTED,
  /** The new side was taken back. */
  REVERTED;

  private static final Set<Phase> OLD_SIDE_GONE = EnumSet.of(TOMBSTONED, CONTRACTED);

  /** Returns the word for it in the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the phase of a word in the ledger. */
  public static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Says whether releases that use the old side fail. */
  public boolean oldSideGone() {
    return OLD_SIDE_GONE.contains(this);
  }

  /** Says whether releases that use the new side fail. */
  public boolean newSideMissing() {
    return this == PLANNED || this == REVERTED;
  }

  /** Says whether {@code next} may follow. */
  public boolean canBecome(Phase next) {
    return switch (this) {
      case PLANNED, REVERTED -> next == EXPANDED;
      case EXPANDED -> next == SYNCED || next == REVERTED;
      case SYNCED -> next == TOMBSTONED || next == CONTRACTED || next == REVERTED;
      case TOMBSTONED -> next == SYNCED || next == CONTRACTED;
      case CONTRACTED -> false;
    };
  }
}
