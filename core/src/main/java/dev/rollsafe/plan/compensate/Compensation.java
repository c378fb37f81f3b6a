package dev.rollsafe.plan.compensate;

import dev.rollsafe.plan.sequence.Plan;

/**
 * A migration that lets the release before another serve again.
 *
 * @param release what the release is called that is compensated
 * @param plan the repairs as changes with their steps, and what cannot be mended; what the rules still find in a step is what
 *     it {@linkplain dev.rollsafe.plan.sequence.Step#expects() expects}
 */
public record Compensation(String release, Plan plan) {

  /** Says whether the earlier release can serve as things are. */
  public boolean nothingToDo() {
    return plan.changes().isEmpty() && plan.unplanned().isEmpty();
  }
}
