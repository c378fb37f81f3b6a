package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DropNotNull;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags columns in which the previous release may meet null for the first time. */
final class DropNotNullSurprisesReaders implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "drop-not-null-surprises-readers",
          Severity.INFO,
          "The previous release can meet null in a column where there was none")
      .why(
          "Nothing fails in the database, and its writes go on. But as soon as the new release writes a null, code of the previous"
              + " one that reads it into a primitive or uses it unasked fails; and SET NOT NULL cannot be had back while there is"
              + " one.")
      .instead(
          "Let the new release write null only when no older one runs, and none will be rolled back to.")
      .aboutPreviousRelease()
      .source(
          "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL")
      .hazards("NN04")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL, note text);")
      .flags("a column in use", "ALTER TABLE orders ALTER COLUMN status DROP NOT NULL; -- finding")
      .accepts("a column that takes null already", "ALTER TABLE orders ALTER note DROP NOT NULL;")
      .accepts("a column that the same migration added", """
          ALTER TABLE orders ADD COLUMN size integer NOT NULL DEFAULT 0;
          ALTER TABLE orders ALTER COLUMN size DROP NOT NULL;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable)) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof DropNotNull drop) {
        Optional<Break> broken = Breaks.lasting(action.effect());
        broken.ifPresent(found -> findings.add(
            drop.span(), "The previous release may not expect null in " + found.place()));
      }
    }
  }
}
