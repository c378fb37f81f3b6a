package dev.rollsafe.plan.sequence;

/** Where in a change a step stands; a stage begins when the one before is done in every database. */
public enum Stage {
  /** Something new is put beside the old; what is written to one side reaches the other. */
  EXPAND,
  /** Rows that were there before are brought up to date, and what the new side needs is built and proven. */
  BACKFILL,
  /** The application moves to the new side; the old one is kept fresh, so it may go back. */
  SWITCH,
  /** The old side is put out of reach, and can still be brought back whole. */
  CONTRACT,
  /** The old side is gone. */
  FINAL
}
