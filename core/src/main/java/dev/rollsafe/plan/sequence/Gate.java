package dev.rollsafe.plan.sequence;

import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the database itself refuse what takes something away while a release that uses it runs or may come back: each such step
 * begins with a call that raises an error while the release gate is shut, and that fails where the gate is not installed.
 */
final class Gate {

  private Gate() {}

  /** Guards what a change takes away; what only clears up behind a change that takes nothing away is left alone. */
  static List<Step> guard(String change, List<Step> steps) {
    if (steps.stream().noneMatch(step -> step.stage() == Stage.CONTRACT)) {
      return steps;
    }
    String assertion = "SELECT rollsafe.assert_contract(" + Sql.literal(change).strip() + ")";
    List<Step> guarded = new ArrayList<>();
    for (Step step : steps) {
      boolean takes = step.stage().compareTo(Stage.CONTRACT) >= 0;
      guarded.add(takes && !step.forward().statements().isEmpty() ? step.behind(assertion) : step);
    }
    return guarded;
  }
}
