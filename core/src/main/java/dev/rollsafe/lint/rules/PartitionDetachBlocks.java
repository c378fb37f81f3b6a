package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DetachPartition;
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
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags DETACH PARTITION that stops everything on the partitioned table. */
final class PartitionDetachBlocks implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "partition-detach-blocks",
          Severity.WARNING,
          "DETACH PARTITION stops reads and writes of the whole partitioned table")
      .why(
          "It takes an ACCESS EXCLUSIVE lock on the partitioned table. The lock is short, but it waits for every query that runs on"
              + " the table, and all later ones wait behind it.")
      .instead(
          "DETACH PARTITION .. CONCURRENTLY (PostgreSQL 14), in a migration of its own that runs outside a transaction; a DEFAULT"
              + " partition rules it out: then SET lock_timeout and try again.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION")
      .hazards("TB05")
      .given("""
          CREATE TABLE hits (day date) PARTITION BY RANGE (day);
          CREATE TABLE hits_2024 PARTITION OF hits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
          """)
      .flags("a partition in use", "ALTER TABLE hits DETACH PARTITION hits_2024; -- finding")
      .accepts(Example.of(
              "one that goes while reads and writes go on",
              "ALTER TABLE hits DETACH PARTITION hits_2024 CONCURRENTLY;")
          .in(TransactionMode.NONE))
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (day date) PARTITION BY RANGE (day);
          CREATE TABLE carts_2024 PARTITION OF carts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
          ALTER TABLE carts DETACH PARTITION carts_2024;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    ObjectName table = statement.before().resolve(alter.name());
    for (Action action : statement.actions()) {
      if (action.action() instanceof DetachPartition detach
          && !statement.isNew(table)
          && Locks.on(action.effect(), table).filter(LockMode::blocksReads).isPresent()) {
        findings.add(
            detach.span(),
            "All reads and writes of " + table + " wait until " + detach.partition()
                + " is detached");
      }
    }
  }
}
