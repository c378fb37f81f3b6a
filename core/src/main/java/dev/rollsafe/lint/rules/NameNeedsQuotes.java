package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags names that only quotes can write. */
final class NameNeedsQuotes implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "name-needs-quotes", Severity.INFO, "The name can only be written in quotes")
      .why(
          "Names without quotes are taken in lower case: everyone who forgets the quotes, or whose tool does, gets the error that"
              + " there is no such table.")
      .instead("Names of lower case letters, digits and underscores.")
      .source(
          "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS")
      .hazards("PO09")
      .flags("upper case letters and blanks", """
          CREATE TABLE "Carts" ( -- finding
            "cart id" bigint PRIMARY KEY -- finding
          );
          """)
      .accepts("quotes that change nothing", """
          CREATE TABLE "carts" (ID bigint PRIMARY KEY);
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTable table
        && needsQuotes(table.name().name())) {
      findings.add(table.name().span(), "The table " + table.name().name() + " needs quotes");
    }
    for (ColumnDefinition column : WrittenColumns.of(statement.statement())) {
      if (needsQuotes(column.name().value())) {
        findings.add(column.name().span(), "The column " + column.name().value() + " needs quotes");
      }
    }
  }

  private static boolean needsQuotes(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || c == '_' || c > 0x7f;
      boolean later = (c >= '0' && c <= '9') || c == '$';
      if (!plain && (i == 0 || !later)) {
        return true;
      }
    }
    return false;
  }
}
