package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags partitions that are created in place, which stops everything on the partitioned table. */
final class PartitionCreationBlocksParent implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "partition-creation-blocks-parent",
          Severity.WARNING,
          "CREATE TABLE .. PARTITION OF stops reads and writes of the whole partitioned table")
      .why(
          "It takes an ACCESS EXCLUSIVE lock on the partitioned table. The lock is short, but it waits for every query that runs on"
              + " the table, and all later ones wait behind it.")
      .instead(
          "CREATE TABLE .. (LIKE parent INCLUDING ALL), then ALTER TABLE .. ATTACH PARTITION, which takes SHARE UPDATE EXCLUSIVE"
              + " on the partitioned table: reads and writes go on.")
      .source(
          "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE")
      .hazards("TB07")
      .given("CREATE TABLE hits (day date) PARTITION BY RANGE (day);")
      .flags(
          "a partition of a table in use",
          "CREATE TABLE hits_2024 PARTITION OF hits -- finding\n  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');")
      .accepts("one that is attached", """
          CREATE TABLE hits_2024 (LIKE hits INCLUDING ALL);
          ALTER TABLE hits ATTACH PARTITION hits_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
          """)
      .accepts("partitions of a table that the same migration made", """
          CREATE TABLE carts (day date) PARTITION BY RANGE (day);
          CREATE TABLE carts_2024 PARTITION OF public.carts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
          CREATE TABLE carts_rest PARTITION OF carts DEFAULT;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof CreateTable create)
        || create.partitionOf().isEmpty()
        || readsInUse(statement)) {
      return;
    }
    ObjectName parent = statement.before().resolve(create.partitionOf().get().parent());
    if (!statement.isNew(parent)
        && Locks.on(statement.effect(), parent).filter(LockMode::blocksReads).isPresent()) {
      findings.add(
          create.name().span(),
          "All reads and writes of " + parent + " wait until " + create.name() + " is made");
    }
  }

  /** Then the reading is what hurts, of which another rule tells. */
  private static boolean readsInUse(StatementContext statement) {
    for (ObjectName table : statement.effect().scans()) {
      if (!statement.isNew(table)) {
        return true;
      }
    }
    return false;
  }
}
