package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags new columns whose default differs from row to row, so that every row is written again. */
final class VolatileDefaultRewrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "volatile-default-rewrites",
          Severity.ERROR,
          "The default of the new column is computed for each row, which rewrites the table")
      .why(
          "A default that is the same for all rows is noted once; one that may differ, such as random(), gen_random_uuid() or"
              + " clock_timestamp(), is written into every row while an ACCESS EXCLUSIVE lock is held. now() is no such default.")
      .instead(
          "Add the column without a default, set the default in a second statement for rows to come, and fill the old rows"
              + " in batches.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("AC01")
      .given("CREATE TABLE orders (id bigint);")
      .flags(
          "a value of its own for each row",
          "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(); -- finding")
      .accepts("a constant", "ALTER TABLE orders ADD COLUMN size integer NOT NULL DEFAULT 7;")
      .accepts(
          "the time of the transaction, which is the same for all rows",
          "ALTER TABLE orders ADD COLUMN seen timestamptz NOT NULL DEFAULT now();")
      .accepts("a default for rows to come", """
          ALTER TABLE orders ADD COLUMN token uuid;
          ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)
        || statement.isNew(statement.before().resolve(alter.name()))) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof AddColumn add
          && !action.effect().rewrites().isEmpty()) {
        Optional<Expression> value = add.column().defaultValue();
        if (value.isPresent()) {
          findings.add(
              add.span(),
              "Filling " + add.column().name() + " with " + value.get().text() + " rewrites "
                  + action.effect().rewrites().get(0));
        }
      }
    }
  }
}
