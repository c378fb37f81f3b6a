package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags columns of types with surprises. */
final class DoubtfulType implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "doubtful-type", Severity.INFO, "The column has a type that is seldom meant")
      .why(
          "money takes its digits and its sign from a setting of the server; timetz has an offset without a day; json keeps the text as it came, with keys twice, and can neither be compared nor indexed.")
      .instead("numeric for money, timestamp with time zone for timetz, jsonb for json.")
      .source("https://wiki.postgresql.org/wiki/Don%27t_Do_This")
      .hazards("PO06")
      .flags("an amount", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            total money, -- finding
            data json -- finding
          );
          """)
      .accepts("a number and jsonb", """
          CREATE TABLE carts (id bigint PRIMARY KEY, total numeric(12, 2), data jsonb);
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    for (ColumnDefinition column : WrittenColumns.of(statement.statement())) {
      String type = WrittenColumns.typeName(column);
      if (type.equals("money") || type.equals("time with time zone") || type.equals("json")) {
        findings.add(column.span(), column.name() + " is " + type);
      }
    }
  }
}
