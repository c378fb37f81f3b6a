package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags char(n). */
final class PaddedText implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "padded-text", Severity.INFO, "The text is filled up with blanks")
      .why(
          "A shorter value comes back with blanks at its end that were never written, and is compared without them; it takes the space of the longest.")
      .instead("text or varchar.")
      .source("https://www.postgresql.org/docs/current/datatype-character.html")
      .hazards("PO05")
      .flags("char of a length", """
          CREATE TABLE carts (
            id bigint PRIMARY KEY,
            country char(2) -- finding
          );
          """)
      .accepts("text, and the single byte that the server itself uses", """
          CREATE TABLE carts (id bigint PRIMARY KEY, country text, kind "char");
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
      if (type.equals("character") || type.equals("bpchar")) {
        findings.add(column.span(), column.name() + " is filled up with blanks");
      }
    }
  }
}
