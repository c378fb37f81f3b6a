package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Insert;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags INSERT into a table in use that leaves it to the order of the columns which value goes where. */
final class InsertWithoutColumns implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "insert-without-columns",
          Severity.INFO,
          "The order of the columns decides which value goes where")
      .why(
          "The order is that in which columns were added, and may differ between databases; values that fit by chance go into the"
              + " wrong columns without an error.")
      .instead("Name the columns.")
      .source("https://www.postgresql.org/docs/current/sql-insert.html")
      .hazards("DM07")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("values without columns", "INSERT INTO orders VALUES (1, 'new'); -- finding")
      .flags("a query without columns", "INSERT INTO orders SELECT 1, 'new'; -- finding")
      .accepts("named columns", "INSERT INTO orders (id, status) VALUES (1, 'new');")
      .accepts("nothing but defaults", "INSERT INTO orders DEFAULT VALUES;")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint, status text);
          INSERT INTO carts VALUES (1, 'new');
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Insert insert
          && insert.columns().isEmpty()
          && insert.source() != Insert.Source.DEFAULT_VALUES) {
        ObjectName table = statement.before().resolve(insert.table());
        if (!statement.isNew(table)) {
          findings.add(
              insert.table().span(), "No columns of " + table + " are named for the values");
        }
      }
    }
  }
}
