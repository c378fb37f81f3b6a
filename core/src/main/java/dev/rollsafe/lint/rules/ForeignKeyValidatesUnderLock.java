package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.TableConstraint.ForeignKey;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/** Flags foreign keys that are checked while writes to both tables wait. */
final class ForeignKeyValidatesUnderLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "foreign-key-validates-under-lock",
          Severity.ERROR,
          "The foreign key is checked against every row while writes to both tables wait")
      .why(
          "ADD FOREIGN KEY holds a SHARE ROW EXCLUSIVE lock on the referencing and on the referenced table until each row has"
              + " found its counterpart.")
      .instead(
          "Add it NOT VALID, which holds the locks for a moment, and VALIDATE CONSTRAINT in a later migration, during which"
              + " reads and writes go on.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("CN01", "AC10")
      .growsWithTable()
      .given(
          "CREATE TABLE orders (id bigint PRIMARY KEY); CREATE TABLE lines (order_id bigint); CREATE INDEX lines_order_id ON lines (order_id);")
      .flags(
          "a foreign key of a table in use",
          "ALTER TABLE lines ADD FOREIGN KEY (order_id) REFERENCES orders; -- finding")
      .flags(Example.of("a foreign key with a name, outside a transaction", """
              ALTER TABLE lines
                ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders; -- finding
              """)
          .in(TransactionMode.NONE))
      .accepts("one that is validated later", """
          ALTER TABLE lines ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
          -- next migration
          ALTER TABLE lines VALIDATE CONSTRAINT of_order;
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
      if (!action.effect().scans().isEmpty()
          && Constraints.added(action.action(), ForeignKey.class)) {
        findings
            .add(
                action.action().span(),
                "Checking every row of " + statement.before().resolve(alter.name())
                    + " keeps writes to both tables waiting")
            .fix(safeForm(statement, alter, action.action()));
      }
    }
  }

  /** Before PostgreSQL 18, one of a partitioned table cannot be NOT VALID. */
  private static Optional<Fix> safeForm(
      StatementContext statement, AlterTable alter, AlterAction action) {
    if (!(action instanceof AddConstraint add)
        || !(add.constraint() instanceof ForeignKey key)
        || SafeForms.plainTable(statement, alter.name()).isEmpty()
        || SafeForms.plainTable(statement, key.referenced()).isEmpty()) {
      return Optional.empty();
    }
    return SafeForms.validatedLater(statement, alter, action);
  }
}
