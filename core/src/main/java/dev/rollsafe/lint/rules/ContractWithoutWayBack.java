package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration;

/** Flags contracting migrations that no script takes back. */
final class ContractWithoutWayBack implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "contract-without-way-back", Severity.INFO, "No script takes the migration back")
      .why(
          "What the previous release needs is gone, and there is nothing to run that brings it back when the release fails. A script"
              + " written in that hour is tried in that hour.")
      .instead(
          "Write the way back beside it: U1__x.sql for Flyway, a down script or section for others; and try it.")
      .source("https://documentation.red-gate.com/fd/undo-migrations-273973334.html")
      .hazards("RP07")
      .given(
          "CREATE TABLE orders (id bigint PRIMARY KEY, total integer); CREATE VIEW totals AS SELECT sum(total) AS total FROM orders;")
      .flags("a view that goes", """
          DROP VIEW totals; -- finding
          """)
      .accepts("what only adds", "ALTER TABLE orders ADD COLUMN note text;")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      Phase phase = statement.effect().phase();
      if (phase == Phase.CONTRACT || phase == Phase.DESTRUCTIVE) {
        if (!hasWayBack(migration)) {
          findings.add(
              statement.statement().span(),
              "No script takes " + migration.migration().id() + " back");
        }
        return;
      }
    }
  }

  private static boolean hasWayBack(MigrationContext migration) {
    for (Migration undo : migration.history().undos()) {
      if (takesBack(undo, migration.migration())) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesBack(Migration undo, Migration forward) {
    if (undo.version().isPresent()) {
      return forward.version().filter(undo.version().get()::sameAs).isPresent();
    }
    return forward.id().equals(undo.id());
  }
}
