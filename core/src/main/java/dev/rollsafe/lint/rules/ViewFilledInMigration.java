package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags materialized views that are filled while the migration waits. */
final class ViewFilledInMigration implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "view-filled-in-migration",
          Severity.INFO,
          "The migration waits until the materialized view's query has run")
      .why(
          "CREATE MATERIALIZED VIEW runs its query over tables in use. It blocks neither reads nor writes of them, but the"
              + " migration, and every lock it holds already, lasts as long, and so does the snapshot that keeps VACUUM back.")
      .instead(
          "Create it WITH NO DATA and REFRESH it after the migration, before its first reader.")
      .source("https://www.postgresql.org/docs/current/sql-creatematerializedview.html")
      .hazards("TB10")
      .growsWithTable()
      .given("CREATE TABLE orders (id bigint);")
      .flags(
          "a query over a table in use",
          "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM orders; -- finding")
      .accepts(
          "one that is filled later",
          "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM orders WITH NO DATA;")
      .accepts("a query over a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM carts;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof CreateView view) || !view.materialized()) {
      return;
    }
    for (ObjectName table : statement.effect().scans()) {
      if (!statement.isNew(table)) {
        findings.add(
            view.name().span(), "Filling " + view.name() + " reads " + table + " meanwhile");
        return;
      }
    }
  }
}
