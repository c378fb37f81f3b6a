package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.CreateType.Form;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags new enum types. */
final class EnumType implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "enum-type", Severity.INFO, "The values are a part of the schema")
      .why(
          "A value of an enum can be added and renamed, but never removed, nor used in the transaction that adds it; a rollback"
              + " leaves it there.")
      .instead("A table of the values with a foreign key to it, or text with a CHECK.")
      .source("https://www.postgresql.org/docs/current/datatype-enum.html")
      .hazards("PO10")
      .flags("an enum", "CREATE TYPE mood AS ENUM ('sad', 'ok'); -- finding")
      .accepts("another type", "CREATE TYPE place AS (x integer, y integer);")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateType type && type.form() == Form.ENUM) {
      findings.add(type.name().span(), "The values of " + type.name() + " can never be removed");
    }
  }
}
