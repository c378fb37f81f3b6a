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
    String call = "rollsafe.assert_contract(" + Sql.literal(change).strip() + ")";
    List<Step> guarded = new ArrayList<>();
    for (Step step : steps) {
      boolean takes = step.stage().compareTo(Stage.CONTRACT) >= 0;
      boolean guards = takes && !step.forward().statements().isEmpty();
      guarded.add(guards ? step.running(behind(call, step.forward())) : step);
    }
    return guarded;
  }

  /**
   * One statement where that is possible: psql goes on behind a statement that failed, and must not find the rest of the contract
   * there. Statements outside of any transaction stand alone.
   */
  private static List<String> behind(String call, Block block) {
    List<String> statements = new ArrayList<>();
    if (!block.transaction()) {
      statements.add("SELECT " + call);
      statements.addAll(block.statements());
      return statements;
    }
    StringBuilder body = new StringBuilder("BEGIN\n  PERFORM ").append(call).append(";\n");
    for (String statement : block.statements()) {
      body.append("  ").append(performed(statement)).append(";\n");
    }
    statements.add("DO " + Sql.dollarQuoted(body.append("END").toString()));
    return statements;
  }

  /** Within a block, a query whose rows nobody wants is written PERFORM (manual, section 41.5.2). */
  private static String performed(String statement) {
    return statement.startsWith("SELECT ")
        ? "PERFORM " + statement.substring("SELECT ".length())
        : statement;
  }
}
