package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags statements in a transaction that the server runs outside of one only. */
final class ConcurrentlyInTransaction implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "concurrently-in-transaction",
          Severity.ERROR,
          "The server refuses this statement in a transaction")
      .why(
          "What commits in between, CONCURRENTLY above all, cannot be part of a transaction: the migration fails with SQLSTATE"
              + " 25001, in production as everywhere else.")
      .instead(
          "Put it into a migration of its own that runs outside a transaction: executeInTransaction=false in Flyway's .conf,"
              + " runInTransaction:false in a Liquibase changeset.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY")
      .hazards("IX04")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(Example.of(
              "a concurrent build in the runner's transaction",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status); -- finding")
          .refusedWith("25001"))
      .flags(Example.of("a concurrent build in a transaction of the script", """
              BEGIN;
              CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status); -- finding
              COMMIT;
              """)
          .in(TransactionMode.NONE)
          .refusedWith("25001"))
      .flags(Example.of("VACUUM in the runner's transaction", "VACUUM orders; -- finding")
          .refusedWith("25001"))
      .flags(Example.of(
              "what Flyway does not recognise, so that it opens a transaction",
              "REINDEX TABLE CONCURRENTLY orders; -- finding")
          .in(TransactionMode.DETECTED)
          .refusedWith("25001"))
      .accepts(Example.of(
              "a concurrent build outside a transaction",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.NONE))
      .accepts(Example.of(
              "what Flyway recognises, so that it opens no transaction",
              "DROP INDEX CONCURRENTLY IF EXISTS orders_status_idx;")
          .in(TransactionMode.DETECTED));

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.effect().transactionality() != Transactionality.OUTSIDE_ONLY) {
      return;
    }
    if (statement.nested()) {
      found(statement, "a DO block, which always is one", findings);
    } else if (statement.transaction().isPresent()) {
      Transaction transaction = statement.transaction().get();
      found(
          statement,
          transaction.explicit() ? "the one that BEGIN opens" : "the one that the runner opens",
          findings);
    }
  }

  private static void found(StatementContext statement, String which, Findings findings) {
    findings.add(
        statement.statement().span(),
        StatementKind.of(statement.statement()) + " cannot run in a transaction, here " + which);
  }
}
