package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags new columns whose names other tables have that queries join. */
final class NewColumnMakesNamesAmbiguous implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "new-column-makes-names-ambiguous",
          Severity.INFO,
          "An old query that joins the table may no longer know which column it names")
      .why(
          "A query over two tables may name a column alone as long as only one of them has it. With a second one of that name, the"
              + " query of the previous release gets 42702, column reference is ambiguous.")
      .instead(
          "Look whether queries of the previous release join the tables and name the column without its table; else give the new"
              + " column a name that neighbours do not have.")
      .source("https://www.postgresql.org/docs/current/queries-table-expressions.html")
      .given("""
          CREATE TABLE customers (id bigint PRIMARY KEY, region text);
          CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
          CREATE TABLE colours (name text PRIMARY KEY, shade text);
          """)
      .flags("a name that the table has which a foreign key leads to", """
          ALTER TABLE orders ADD COLUMN region text; -- finding
          """)
      .accepts("a name that no neighbour has", """
          ALTER TABLE orders ADD COLUMN shade text;
          """)
      .offByDefault();

  private static final String AMBIGUOUS = "42702";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof AlterTable alter) {
      Breaks.with(statement.effect(), AMBIGUOUS)
          .ifPresent(broken -> findings.add(alter.span(), broken.place() + ": " + broken.what()));
    }
  }
}
