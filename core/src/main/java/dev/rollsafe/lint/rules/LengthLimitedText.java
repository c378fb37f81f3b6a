package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags varchar(n). */
final class LengthLimitedText implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "length-limited-text", Severity.INFO, "The length of the text is a part of its type")
      .why(
          "A longer limit later is a change of type, which locks the table and breaks prepared statements; a shorter one reads every row. The limit saves neither space nor time.")
      .instead(
          "text, with a CHECK on char_length where there must be a limit: that can be added NOT VALID and dropped at will.")
      .source("https://www.postgresql.org/docs/current/datatype-character.html")
      .hazards("PO04")
      .flags("a limit", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            note varchar(200) -- finding
          );
          """)
      .accepts("no limit, under either name", """
          CREATE TABLE carts (id bigint PRIMARY KEY, note varchar, remark text);
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
      if (type.equals("character varying") && hasLength(column)) {
        findings.add(column.span(), column.name() + " is limited by its type");
      }
    }
  }

  private static boolean hasLength(ColumnDefinition column) {
    return column.type().filter(type -> !type.modifiers().isEmpty()).isPresent();
  }
}
