package dev.rollsafe.plan.sequence;

import java.util.Optional;

/** Knows the safe sequence for one kind of change. */
interface Recipe {

  /**
   * Returns what takes the place of a statement; empty where the statement is of another kind.
   *
   * @throws Refused if it is of this kind and there is no plan for it
   */
  Optional<Sequence> plan(Unit unit);
}
