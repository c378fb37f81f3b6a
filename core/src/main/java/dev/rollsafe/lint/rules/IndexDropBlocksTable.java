package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;

/** Flags {@code DROP INDEX} that locks the table of the index. */
final class IndexDropBlocksTable implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "index-drop-blocks-table",
          Severity.WARNING,
          "DROP INDEX locks the table out for reads and writes")
      .why(
          "The ACCESS EXCLUSIVE lock on the table is short in itself, but waits for every transaction that uses the table; whoever"
              + " comes meanwhile queues behind it, and it is held until the migration commits.")
      .instead(
          "DROP INDEX CONCURRENTLY, in a migration of its own that runs outside a transaction.")
      .source("https://www.postgresql.org/docs/current/sql-dropindex.html")
      .hazards("IX02")
      .given("""
          CREATE TABLE orders (id bigint, status text, note text);
          CREATE INDEX orders_status_idx ON orders (status);
          CREATE INDEX orders_status_id_idx ON orders (status, id);
          """)
      .flags("an index of a table in use", "DROP INDEX orders_status_idx; -- finding")
      .flags(Example.of(
              "an index that is dropped outside a transaction already",
              "DROP INDEX IF EXISTS orders_status_idx; -- finding")
          .in(TransactionMode.NONE))
      .flags("one in a DO block", """
          DO $$ BEGIN
            DROP INDEX IF EXISTS orders_status_idx; -- finding
          END $$;
          """)
      .accepts(Example.of(
              "a concurrent drop outside a transaction",
              "DROP INDEX CONCURRENTLY orders_status_idx;")
          .in(TransactionMode.NONE))
      .accepts("an index of a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          CREATE INDEX carts_id_idx ON carts (id);
          DROP INDEX carts_id_idx;
          """)
      .accepts("a table that is locked out in this transaction already", """
          ALTER TABLE orders ADD COLUMN size integer;
          DROP INDEX orders_status_idx;
          """);

  private static final String FOR_PARTITIONS =
      "An index of a partitioned table cannot be dropped CONCURRENTLY: set a short lock_timeout, try again until it succeeds,"
          + " and let nothing else be in the transaction.";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof Drop drop)
        || drop.kind() != ObjectKind.INDEX
        || drop.concurrently()
        || statement.effect().failure().isPresent()) {
      return;
    }
    for (Drop.Target target : drop.targets()) {
      ObjectName name = statement.before().resolve(target.name());
      Optional<Index> index = statement.before().index(name);
      if (index.isPresent()) {
        known(statement, drop, index.get().table(), findings);
      } else if (isLocked(statement, name)) {
        findings.add(drop.span(), "Reads and writes of the table of " + name + " wait");
      } else {
        continue;
      }
      return;
    }
  }

  private static void known(
      StatementContext statement, Drop drop, ObjectName table, Findings findings) {
    if (statement.isNew(table) || isHeld(statement, table)) {
      return;
    }
    Findings.Draft draft = findings.add(drop.span(), "Reads and writes of " + table + " wait");
    if (statement.before().table(table).filter(Table::isPartitioned).isPresent()) {
      draft.instead(FOR_PARTITIONS);
    } else if (statement.before().table(table).isPresent()
        && SafeForms.runsAlone(statement)
        && drop.targets().size() == 1
        && !drop.cascade()) {
      draft.fix(SafeForms.concurrently(statement, Keyword.INDEX));
    }
  }

  /** An index that no script made may be older than the history, and its table with it. */
  private static boolean isLocked(StatementContext statement, ObjectName index) {
    return Locks.on(statement.effect(), index).isPresent();
  }

  private static boolean isHeld(StatementContext statement, ObjectName table) {
    return statement
        .transaction()
        .flatMap((Transaction running) -> running.lock(table))
        .map(held -> held.lock())
        .map(Lock::mode)
        .filter(LockMode::blocksReads)
        .isPresent();
  }
}
