package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Cluster;
import dev.rollsafe.ast.Vacuum;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags VACUUM FULL and CLUSTER of tables in use. */
final class MaintenanceRewritesTable implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "maintenance-rewrites-table",
          Severity.ERROR,
          "The table and its indexes are written anew while nobody can use it")
      .why(
          "VACUUM FULL and CLUSTER hold an ACCESS EXCLUSIVE lock until the last row is copied, and need the table's size on disk"
              + " once more.")
      .instead(
          "Plain VACUUM, which lets reads and writes go on; to give space back to the system, pg_repack or pg_squeeze outside of"
              + " migrations.")
      .source("https://www.postgresql.org/docs/current/sql-vacuum.html")
      .source("https://www.postgresql.org/docs/current/sql-cluster.html")
      .hazards("TB01")
      .growsWithTable()
      .given("CREATE TABLE orders (id bigint PRIMARY KEY);")
      .flags(Example.of("VACUUM FULL", "VACUUM (FULL, ANALYZE) orders; -- finding")
          .in(TransactionMode.NONE))
      .flags("CLUSTER", "CLUSTER orders USING orders_pkey; -- finding")
      .flags(Example.of("all tables", "VACUUM FULL; -- finding").in(TransactionMode.NONE))
      .accepts(Example.of("VACUUM that is not FULL", """
              VACUUM (FULL false, ANALYZE) orders;
              VACUUM orders;
              """).in(TransactionMode.NONE))
      .accepts("the mark for a later CLUSTER", "ALTER TABLE orders CLUSTER ON orders_pkey;");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    boolean full = statement.statement() instanceof Cluster
        || (statement.statement() instanceof Vacuum vacuum && vacuum.full());
    if (!full) {
      return;
    }
    for (ObjectName table : statement.effect().rewrites()) {
      if (!statement.isNew(table)) {
        findings.add(
            statement.statement().span(),
            "Writing " + table + " anew keeps reads and writes waiting");
        return;
      }
    }
    if (statement.effect().assumed()) {
      findings.add(
          statement.statement().span(), "Writing all tables anew keeps reads and writes waiting");
    }
  }
}
