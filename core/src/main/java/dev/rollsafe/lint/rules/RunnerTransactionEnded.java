package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.ast.TransactionControl.Verb;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags COMMIT and ROLLBACK that end the transaction which the runner opened. */
final class RunnerTransactionEnded implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "runner-transaction-ended",
          Severity.WARNING,
          "The script ends the transaction that its runner opened")
      .also(Severity.ERROR)
      .why(
          "PostgreSQL has no transactions within transactions: BEGIN in one only warns, and COMMIT ends the runner's. When a later"
              + " statement fails, the runner can take back only what came after. After ROLLBACK it records as done what was undone.")
      .instead(
          "Leave BEGIN and COMMIT to the runner, or tell it to open no transaction: executeInTransaction=false in Flyway's .conf,"
              + " runInTransaction:false in a Liquibase changeset.")
      .source("https://www.postgresql.org/docs/current/sql-begin.html")
      .hazards("TX11")
      .given("CREATE TABLE orders (id bigint);")
      .flags("a transaction within the runner's", """
          BEGIN;
          ALTER TABLE orders ADD COLUMN a integer;
          COMMIT; -- finding
          """)
      .flags("what is undone and yet recorded", """
          ALTER TABLE orders ADD COLUMN a integer;
          ROLLBACK; -- finding
          """)
      .accepts(Example.of("a runner that opens none", """
              BEGIN;
              ALTER TABLE orders ADD COLUMN a integer;
              COMMIT;
              """).in(TransactionMode.NONE))
      .accepts("a savepoint, which stays within", """
          SAVEPOINT before;
          ALTER TABLE orders ADD COLUMN a integer;
          RELEASE SAVEPOINT before;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.nested()
        || !(statement.statement() instanceof TransactionControl control)
        || statement.transaction().isEmpty()
        || statement.transaction().get().explicit()) {
      return;
    }
    if (control.verb() == Verb.ROLLBACK) {
      findings
          .add(control.span(), "ROLLBACK undoes what the runner then records as done")
          .severity(Severity.ERROR);
    } else if (control.verb() == Verb.COMMIT || control.verb() == Verb.PREPARE) {
      findings.add(
          control.span(), "This ends the transaction that the runner opened, and is final");
    }
  }
}
