package dev.rollsafe.plan.sequence;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.List;

/**
 * A change to be planned and run.
 *
 * @param title what it is
 * @param given what is there before, rows too
 * @param migration the unsafe migration
 * @param options what its author has decided
 * @param oldWrites what the old release runs, again and again
 * @param newWrites what the new release runs from the end of the backfill on
 */
record PlanCase(
    String title,
    String given,
    String migration,
    PlanOptions options,
    List<String> oldWrites,
    List<String> newWrites) {

  History history() {
    return History.of(
        "case",
        List.of(
            Migration.of("given", TransactionMode.NONE, List.of(Script.of("given.sql", given))),
            Migration.of(
                "V2__change",
                TransactionMode.SINGLE,
                List.of(Script.of("V2__change.sql", migration)))));
  }

  Plan plan(int version) {
    return Planner.of(new ServerVersion(version), options)
        .plan(history(), migration -> !migration.id().equals("given"));
  }

  List<Migration> before() {
    return List.of(history().migrations().get(0));
  }

  @Override
  public String toString() {
    return title;
  }
}
