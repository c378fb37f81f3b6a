package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.ValidateConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.lint.Transaction;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/** Flags VALIDATE CONSTRAINT in a transaction that keeps others out of the table. */
final class ValidationUnderHeldLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "validation-under-held-lock",
          Severity.ERROR,
          "The constraint is validated while the lock of an earlier statement is still held")
      .why(
          "VALIDATE CONSTRAINT alone lets reads and writes go on. Locks are held to the end of the transaction, though: behind ADD ..."
              + " NOT VALID in the same one, every row is read under the lock that NOT VALID was to avoid.")
      .instead(
          "Put VALIDATE CONSTRAINT into a later migration of its own: a file is one transaction for most runners.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("CN07")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
          CREATE TABLE lines (order_id bigint);
          CREATE INDEX lines_order_id ON lines (order_id);
          """)
      .flags("a CHECK that is validated at once", """
          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
          ALTER TABLE orders VALIDATE CONSTRAINT paid; -- finding
          """)
      .flags("both in one statement", """
          ALTER TABLE orders
            ADD CONSTRAINT paid CHECK (total > 0) NOT VALID,
            VALIDATE CONSTRAINT paid; -- finding
          """)
      .flags("a foreign key", """
          ALTER TABLE lines ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
          ALTER TABLE lines VALIDATE CONSTRAINT of_order; -- finding
          """)
      .accepts(Example.of("two transactions in one file", """
              ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
              ALTER TABLE orders VALIDATE CONSTRAINT paid;
              """).in(TransactionMode.NONE))
      .accepts("two migrations", """
          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
          -- next migration
          ALTER TABLE orders VALIDATE CONSTRAINT paid;
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
    ObjectName table = statement.before().resolve(alter.name());
    for (Action action : statement.actions()) {
      if (action.action() instanceof ValidateConstraint validate
          && !action.effect().scans().isEmpty()) {
        check(statement, table, validate, findings);
      }
    }
  }

  private static void check(
      StatementContext statement,
      ObjectName table,
      ValidateConstraint validate,
      Findings findings) {
    Optional<LockMode> own = Locks.on(statement.effect(), table).filter(LockMode::blocksWrites);
    Optional<Transaction.HeldLock> held = statement
        .transaction()
        .flatMap(transaction -> transaction.lock(table))
        .filter(lock -> lock.lock().mode().blocksWrites());
    if (held.isPresent()) {
      int line = statement.position(held.get().takenBy().start()).line();
      findings.add(validate.span(), message(table, held.get().lock().mode(), "line " + line));
    } else if (own.isPresent()) {
      findings.add(validate.span(), message(table, own.get(), "the same statement"));
    }
  }

  private static String message(ObjectName table, LockMode mode, String where) {
    return "Every row of " + table + " is read under the " + mode.sql() + " lock that " + where
        + " took";
  }
}
