package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags timestamps without a time zone. */
final class TimestampWithoutTimeZone implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "timestamp-without-time-zone",
          Severity.INFO,
          "The column keeps a time of day and not a moment")
      .why(
          "What it means depends on the time zone of whoever wrote it: sessions in other zones read other moments, and an hour a year comes twice.")
      .instead("timestamp with time zone, which keeps the moment.")
      .source("https://www.postgresql.org/docs/current/datatype-datetime.html")
      .hazards("PO03")
      .flags("a timestamp", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            made timestamp -- finding
          );
          """)
      .accepts("a moment, and a day", """
          CREATE TABLE carts (id bigint PRIMARY KEY, made timestamptz, due date);
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
      if (type.equals("timestamp without time zone")) {
        findings.add(column.span(), column.name() + " has no time zone");
      }
    }
  }
}
