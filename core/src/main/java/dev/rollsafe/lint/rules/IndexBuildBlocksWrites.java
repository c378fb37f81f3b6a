package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

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
      .hazards("IX01")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(
          "an index on a table in use",
          "CREATE INDEX orders_status_idx ON orders (status); -- finding")
      .accepts(Example.of(
              "a concurrent build outside a transaction",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.NONE))
      .accepts(
          "a table created by this migration",
          "CREATE TABLE audit (id bigint);\nCREATE INDEX audit_id_idx ON audit (id);");

  @Override
  public RuleDoc doc() {
    return DOC;
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
        findings.add(index.span(), "Writes to " + table + " wait until the index is built");
        return;
      }
    }
  }
}
