package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction.HeldLock;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Keyword;
import java.util.List;
import java.util.Optional;

/** Flags {@code CREATE INDEX} that blocks writes while it builds. */
final class IndexBuildBlocksWrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "index-build-blocks-writes",
          Severity.ERROR,
          "CREATE INDEX blocks writes to the table until the index is built")
      .why(
          "It holds a SHARE lock for the whole build, which takes as long as the table is large: reads go on; INSERT, UPDATE"
              + " and DELETE wait.")
      .instead("Build it CONCURRENTLY, in a migration of its own that runs outside a transaction.")
      .source("https://www.postgresql.org/docs/current/sql-createindex.html")
      .source(
          "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE")
      .hazards("IX01", "IX10", "TX07")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint, status text);
          CREATE TABLE hits (day date, n integer) PARTITION BY RANGE (day);
          CREATE TABLE hits_2025 PARTITION OF hits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
          CREATE INDEX hits_2025_n_idx ON hits_2025 (n);
          """)
      .flags(
          "an index on a table in use",
          "CREATE INDEX orders_status_idx ON orders (status); -- finding")
      .flags(
          "a partitioned table, whose partitions are all locked until the last index is built",
          "CREATE INDEX hits_day_idx ON hits (day); -- finding")
      .flags(Example.of(
              "an index that is built outside a transaction already",
              "CREATE UNIQUE INDEX orders_id_idx ON orders (id); -- finding")
          .in(TransactionMode.NONE))
      .flags("a build behind ALTER TABLE, whose lock keeps readers out meanwhile", """
          ALTER TABLE hits ADD COLUMN note text;
          CREATE INDEX orders_status_idx ON orders (status); -- finding
          """)
      .accepts(Example.of(
              "a concurrent build outside a transaction",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.NONE))
      .accepts(
          "a table created by this migration",
          "CREATE TABLE audit (id bigint);\nCREATE INDEX audit_id_idx ON audit (id);")
      .accepts("the same, under its full name in other letters, and for a temporary one", """
          CREATE TABLE audit (id bigint);
          CREATE TEMPORARY TABLE ids AS SELECT id FROM orders;
          CREATE INDEX ON PUBLIC.Audit (id);
          CREATE INDEX ON ids (id);
          """)
      .accepts("a new partition, as a part of the index of the whole", """
          CREATE TABLE hits_2026 PARTITION OF hits -- rollsafe:ignore partition-creation-blocks-parent short
            FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
          CREATE INDEX hits_2026_n_idx ON hits_2026 (n);
          """)
      .accepts(
          "an index of the partitioned table alone, to which those of its partitions are attached",
          """
          CREATE INDEX hits_n_idx ON ONLY hits (n);
          ALTER INDEX hits_n_idx ATTACH PARTITION hits_2025_n_idx;
          """);

  private static final String FOR_PARTITIONS =
      "Create it ON ONLY the partitioned table, build one on each partition CONCURRENTLY outside a transaction, and ALTER INDEX"
          + " .. ATTACH PARTITION each of them.";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  private static String message(StatementContext statement, ObjectName table) {
    String message = "Writes to " + table + " wait until the index is built";
    List<HeldLock> held = HeldLocks.blockingReads(statement);
    if (held.isEmpty()) {
      return message;
    }
    return message + ", and so do reads of " + held.get(0).lock().object() + ", locked since line "
        + statement.position(held.get(0).takenBy().start()).line();
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof CreateIndex index)
        || statement.effect().indexRebuilds().isEmpty()) {
      return;
    }
    ObjectName table = statement.before().resolve(index.table());
    for (Lock lock : statement.effect().locks()) {
      if (lock.object().equals(table) && lock.mode().blocksWrites() && !statement.isNew(table)) {
        Findings.Draft draft = findings.add(index.span(), message(statement, table));
        if (statement.before().table(table).filter(Table::isPartitioned).isPresent()) {
          draft.instead(FOR_PARTITIONS);
        }
        draft.fix(safeForm(statement, index));
        return;
      }
    }
  }

  /** Behind IF NOT EXISTS a concurrent build would take what a failed one leaves for the index. */
  private static Optional<Fix> safeForm(StatementContext statement, CreateIndex index) {
    if (!SafeForms.runsAlone(statement)
        || index.ifNotExists()
        || SafeForms.plainTable(statement, index.table()).isEmpty()) {
      return Optional.empty();
    }
    return SafeForms.concurrently(statement, Keyword.INDEX);
  }
}
