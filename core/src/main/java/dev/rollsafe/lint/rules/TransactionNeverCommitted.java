package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import org.jspecify.annotations.Nullable;

/** Flags BEGIN whose transaction nobody ends. */
final class TransactionNeverCommitted implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "transaction-never-committed",
          Severity.ERROR,
          "The transaction that the script begins is never ended")
      .why(
          "When the session closes, the server undoes all that was done behind BEGIN; until then its locks stay. A runner that keeps"
              + " the session goes on in it, unaware.")
      .instead("End it with COMMIT.")
      .source("https://www.postgresql.org/docs/current/sql-begin.html")
      .hazards("TX12")
      .given("CREATE TABLE orders (id bigint);")
      .flags(Example.of("BEGIN without COMMIT", """
              BEGIN; -- finding
              ALTER TABLE orders ADD COLUMN a integer;
              """).in(TransactionMode.NONE))
      .flags(Example.of("COMMIT that begins the next one", """
              BEGIN;
              ALTER TABLE orders ADD COLUMN a integer;
              COMMIT AND CHAIN; -- finding
              ALTER TABLE orders ADD COLUMN b integer;
              """).in(TransactionMode.NONE))
      .accepts(Example.of("BEGIN with COMMIT", """
              BEGIN;
              ALTER TABLE orders ADD COLUMN a integer;
              COMMIT;
              """).in(TransactionMode.NONE))
      .accepts("BEGIN in the runner's transaction, which the runner ends", """
          BEGIN;
          ALTER TABLE orders ADD COLUMN a integer;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    if (migration.runner().opened()) {
      return;
    }
    TransactionControl open = null;
    for (StatementContext statement : migration.statements()) {
      if (!statement.nested() && statement.statement() instanceof TransactionControl control) {
        open = open(control, open);
      }
    }
    if (open != null) {
      findings.add(open.span(), "The transaction that begins here has no end in the script");
    }
  }

  private static @Nullable TransactionControl open(
      TransactionControl control, @Nullable TransactionControl open) {
    return switch (control.verb()) {
      case BEGIN -> open == null ? control : open;
      case COMMIT, ROLLBACK, PREPARE -> control.chain() ? control : null;
      default -> open;
    };
  }
}
