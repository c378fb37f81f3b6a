package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.TableConstraint.Check;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags CHECK constraints that are checked while nobody can use the table. */
final class CheckValidatesUnderLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "check-validates-under-lock",
          Severity.ERROR,
          "The CHECK is tried on every row while nobody can use the table")
      .why(
          "ADD CHECK holds an ACCESS EXCLUSIVE lock until the last row is read: reads and writes wait as long as the table is"
              + " large.")
      .instead(
          "Add it NOT VALID, which holds the lock for a moment, and VALIDATE CONSTRAINT in a later migration, during which"
              + " reads and writes go on.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("CN02", "AC11")
      .growsWithTable()
      .given("CREATE TABLE orders (id bigint, total numeric);")
      .flags(
          "a CHECK on a table in use",
          "ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0); -- finding")
      .flags(
          "a new column with a CHECK of its own",
          "ALTER TABLE orders ADD COLUMN size integer CHECK (size > 0); -- finding")
      .flags(Example.of("two constraints outside a transaction", """
              ALTER TABLE orders
                ADD CONSTRAINT paid CHECK (total > 0), -- finding
                ADD CONSTRAINT small CHECK (total < 1000); -- finding
              """).in(TransactionMode.NONE))
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (size integer);
          ALTER TABLE carts ADD CHECK (size > 0);
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
      if (!action.effect().scans().isEmpty() && Constraints.added(action.action(), Check.class)) {
        findings
            .add(
                action.action().span(),
                "Checking every row of " + statement.before().resolve(alter.name())
                    + " keeps reads and writes waiting")
            .fix(SafeForms.validatedLater(statement, alter, action.action()));
      }
    }
  }
}
