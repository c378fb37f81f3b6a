package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags changes of a partitioned table that stop all of its partitions. */
final class PartitionsLockedTogether implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "partitions-locked-together",
          Severity.INFO,
          "The change locks the table and every partition until it commits")
      .why(
          "ALTER TABLE on a partitioned table takes its lock on each partition too, one after the other: a query on any of them holds"
              + " it up, and while it waits for the last it keeps the first ones locked.")
      .instead(
          "SET lock_timeout and try again; set what can differ by partition on each partition in a transaction of its own.")
      .source("https://www.postgresql.org/docs/current/ddl-partitioning.html")
      .hazards("TB08")
      .given("""
          CREATE TABLE hits (day date, n integer) PARTITION BY RANGE (day);
          CREATE TABLE hits_2025 PARTITION OF hits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
          CREATE TABLE hits_2026 PARTITION OF hits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
          """)
      .flags("a column for all", "ALTER TABLE hits ADD COLUMN note text; -- finding")
      .accepts("one partition", "ALTER TABLE hits_2025 SET (fillfactor = 90);")
      .offByDefault();

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
    Optional<Table> known = statement.before().table(table);
    if (known.isEmpty() || !known.get().isPartitioned() || statement.isNew(table)) {
      return;
    }
    int partitions = 0;
    for (Lock lock : statement.effect().locks()) {
      Optional<Table> locked = statement.before().table(lock.object());
      if (lock.mode().blocksReads() && locked.flatMap(Table::partitionOf).isPresent()) {
        partitions++;
      }
    }
    if (partitions > 1) {
      findings.add(alter.span(), table + " and " + partitions + " partitions are locked together");
    }
  }
}
