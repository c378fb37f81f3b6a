package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AttachPartition;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.sql.Span;

/** Flags new partitions for which the server reads a table that nobody can use meanwhile. */
final class PartitionScanUnderLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "partition-scan-under-lock",
          Severity.ERROR,
          "A table is read whole for the new partition while nobody can use it")
      .why(
          "ATTACH PARTITION reads the table for rows outside the bound, and a new partition reads the DEFAULT one for rows that"
              + " belong into it; both are under an ACCESS EXCLUSIVE lock until the last row is read.")
      .instead(
          "Add a CHECK that says the same as the bound, with the key NOT NULL, NOT VALID first and validated in a later migration:"
              + " ATTACH PARTITION then reads nothing, and the CHECK can go.")
      .source(
          "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE")
      .hazards("TB04", "TB06")
      .growsWithTable()
      .given("""
          CREATE TABLE hits (day date, n integer) PARTITION BY RANGE (day);
          CREATE TABLE hits_2024 (day date NOT NULL, n integer);
          CREATE TABLE hits_2025 (day date NOT NULL, n integer,
            CHECK (day >= '2025-01-01' AND day < '2026-01-01'));
          CREATE TABLE events (day date, n integer) PARTITION BY RANGE (day);
          CREATE TABLE events_rest PARTITION OF events DEFAULT;
          CREATE TABLE visits (day date, n integer) PARTITION BY RANGE (day);
          CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
          ALTER TABLE visits_rest ADD CHECK (day < '2024-01-01');
          CREATE TABLE visits_2024 (day date NOT NULL, n integer,
            CHECK (day >= '2024-01-01' AND day < '2025-01-01'));
          """)
      .flags(
          "a table of which nothing is proven",
          "ALTER TABLE hits ATTACH PARTITION hits_2024 -- finding\n  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');")
      .flags(
          "a partition beside a DEFAULT one that may hold its rows",
          "CREATE TABLE events_2024 PARTITION OF events -- finding\n  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');")
      .accepts(
          "a table whose CHECK says the same as the bound",
          "ALTER TABLE hits ATTACH PARTITION hits_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');")
      .accepts(
          "a DEFAULT partition whose CHECK keeps the new rows out",
          "ALTER TABLE visits ATTACH PARTITION visits_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');")
      .accepts("a table that the same migration made", """
          CREATE TABLE hits_2026 (LIKE hits);
          ALTER TABLE hits ATTACH PARTITION hits_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
          """);

  private static final String KEEP_OUT =
      "Add a CHECK to the DEFAULT partition that leaves no room for the new partition's rows, NOT VALID first and validated in a"
          + " later migration; then nothing is read. Or do without a DEFAULT partition.";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTable create
        && create.partitionOf().isPresent()) {
      check(statement, statement.effect(), create.name(), create.name().span(), findings);
    } else if (statement.statement() instanceof AlterTable) {
      for (Action action : statement.actions()) {
        if (action.action() instanceof AttachPartition attach) {
          check(statement, action.effect(), attach.partition(), attach.span(), findings);
        }
      }
    }
  }

  private static void check(
      StatementContext statement, Effect effect, QualifiedName name, Span span, Findings findings) {
    ObjectName partition = statement.before().resolve(name);
    for (ObjectName table : effect.scans()) {
      if (statement.isNew(table)) {
        continue;
      }
      boolean own =
          table.equals(partition) || statement.before().descendants(partition).contains(table);
      Findings.Draft draft =
          findings.add(span, "Reading every row of " + table + " keeps reads and writes waiting");
      if (!own) {
        draft.instead(KEEP_OUT);
      }
      return;
    }
  }
}
