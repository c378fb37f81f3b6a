package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.ast.TransactionControl.Verb;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.History.Layout;
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
  public void check(MigrationContext migration, Findings findings) {
    boolean begun = false;
    for (StatementContext statement : migration.statements()) {
      if (statement.nested() || !(statement.statement() instanceof TransactionControl control)) {
        continue;
      }
      begun |= control.verb() == Verb.BEGIN;
      boolean ofRunner =
          statement.transaction().filter(transaction -> !transaction.explicit()).isPresent();
      if (ofRunner && !(begun && sendsWholeFiles(migration))) {
        report(control, findings);
      }
    }
  }

  /**
   * Runners of pairs of files, and Prisma, mostly send a file as one text, which PostgreSQL runs in a transaction of its own as long as there
   * is no BEGIN in it (manual, section 54.2.2.1): the BEGIN in it is then the only one.
   */
  private static boolean sendsWholeFiles(MigrationContext migration) {
    Layout layout = migration.history().layout();
    return layout == Layout.UP_DOWN_FILES || layout == Layout.FOLDERS;
  }

  private static void report(TransactionControl control, Findings findings) {
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
