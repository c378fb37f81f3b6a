package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction.HeldLock;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.List;
import java.util.Optional;

/** Flags statements that read or write whole tables while an earlier one keeps readers out. */
final class SlowWorkUnderHeldLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "slow-work-under-held-lock",
          Severity.WARNING,
          "A whole table is read or written while an earlier statement's ACCESS EXCLUSIVE lock is held")
      .why(
          "A lock is held to the end of its transaction. ALTER TABLE alone is over in a moment; with a backfill behind it in the"
              + " same transaction, every query of its table waits until that is done.")
      .instead("Let the short change commit first: put the slow work into a migration of its own.")
      .source("https://www.postgresql.org/docs/current/explicit-locking.html")
      .hazards("TX04", "TX16")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, status text);
          CREATE TABLE lines (id bigint PRIMARY KEY, amount integer);
          """)
      .flags("a new column and its backfill", """
          ALTER TABLE orders ADD COLUMN state text;
          UPDATE orders SET state = status; -- finding
          """)
      .flags("a copy of a table", """
          ALTER TABLE orders ADD COLUMN state text;
          CREATE TABLE old_lines AS SELECT * FROM lines; -- finding
          """)
      .flags(Example.of("in a transaction of the script", """
              BEGIN;
              ALTER TABLE orders ADD COLUMN state text;
              UPDATE orders SET state = status; -- finding
              COMMIT;
              """).in(TransactionMode.NONE))
      .accepts("some rows, found by the primary key", """
          ALTER TABLE orders ADD COLUMN state text;
          UPDATE orders SET state = status WHERE id = 7;
          """)
      .accepts("work on a table of the same migration", """
          ALTER TABLE orders ADD COLUMN state text;
          CREATE TABLE carts (id bigint PRIMARY KEY, state text);
          CREATE INDEX carts_state ON carts (state);
          UPDATE carts SET state = 'new';
          """)
      .accepts("a table made anew, which nobody reads", """
          CREATE TABLE states (id bigint);
          ALTER TABLE states ADD COLUMN state text;
          CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM orders WITH NO DATA;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    Optional<HeldLock> held = held(statement);
    if (held.isEmpty()) {
      return;
    }
    Optional<ObjectName> worked = worked(statement);
    if (worked.isPresent()) {
      findings.add(
          statement.statement().span(),
          StatementKind.of(statement.statement()) + " goes through " + worked.get()
              + " while reads of " + held.get().lock().object()
              + " wait for the ACCESS EXCLUSIVE lock of line "
              + statement.position(held.get().takenBy().start()).line());
    }
  }

  private static Optional<HeldLock> held(StatementContext statement) {
    if (isToldElsewhere(statement.statement())) {
      return Optional.empty();
    }
    List<HeldLock> held = HeldLocks.blockingReads(statement);
    return held.isEmpty() ? Optional.empty() : Optional.of(held.get(0));
  }

  /** What keeps others waiting by itself is told by rules of its own, whatever is locked before it. */
  private static boolean isToldElsewhere(Statement statement) {
    return statement instanceof AlterTable
        || statement instanceof CreateIndex
        || statement instanceof Reindex
        || statement instanceof RefreshMaterializedView;
  }

  private static Optional<ObjectName> worked(StatementContext statement) {
    for (ObjectName relation : statement.effect().rewrites()) {
      if (!statement.isNew(relation)) {
        return Optional.of(relation);
      }
    }
    for (ObjectName relation : statement.effect().scans()) {
      if (!statement.isNew(relation)) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }
}
