package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.parser.SqlParser;

/** Flags new columns that give every old row the moment of the migration. */
final class DefaultStampsOldRows implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "default-stamps-old-rows",
          Severity.INFO,
          "All rows that are there get the moment of the migration as if something had happened then")
      .why(
          "A new column with the default now() is filled in at once: each old row says that it was made, or changed, when the migration ran. Nothing is rewritten, as the moment is the same for all, and nothing tells these rows apart later.")
      .instead(
          "Add the column without a default and SET DEFAULT now() in a statement behind it: old rows keep null, new ones get their moment.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("AC13")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY);")
      .flags("a column for the moment a row was made", """
          ALTER TABLE orders ADD COLUMN made timestamptz DEFAULT now(); -- finding
          """)
      .accepts("a default for new rows alone", """
          ALTER TABLE orders ADD COLUMN made timestamptz;
          ALTER TABLE orders ALTER COLUMN made SET DEFAULT now();
          """)
      .accepts("a table of the same migration", """
          CREATE TABLE carts (id bigint PRIMARY KEY, made timestamptz DEFAULT now());
          ALTER TABLE carts ADD COLUMN changed timestamptz DEFAULT now();
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    for (ColumnDefinition column : WrittenColumns.of(statement.statement())) {
      if (isMoment(column) && isOfOldTable(statement)) {
        findings.add(
            column.span(), column.name() + " says of every old row that it is from the migration");
      }
    }
  }

  private static boolean isOfOldTable(StatementContext statement) {
    return statement.statement() instanceof AlterTable alter
        && !statement.isNew(statement.before().resolve(alter.name()));
  }

  private static boolean isMoment(ColumnDefinition column) {
    if (column.defaultValue().isEmpty()) {
      return false;
    }
    for (String function : SqlParser.facts(column.defaultValue().get()).functions()) {
      switch (function) {
        case "now",
            "current_timestamp",
            "current_date",
            "localtimestamp",
            "transaction_timestamp" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
