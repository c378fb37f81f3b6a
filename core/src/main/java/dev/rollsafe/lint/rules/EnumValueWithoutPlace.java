package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags new values of enums that go to the end for want of a place. */
final class EnumValueWithoutPlace implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "enum-value-without-place",
          Severity.INFO,
          "The new value of the enum sorts behind all others")
      .why(
          "The order of an enum's values is the order in which they were made: ORDER BY and comparisons go by it, and it cannot be"
              + " changed later.")
      .instead("Say BEFORE or AFTER which value it comes, also where it is the last one.")
      .source("https://www.postgresql.org/docs/current/sql-altertype.html")
      .hazards("TX10")
      .given("CREATE TYPE mood AS ENUM ('sad', 'ok');")
      .flags("no place", "ALTER TYPE mood ADD VALUE 'happy'; -- finding")
      .accepts("a place", "ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof AddEnumValue add
        && add.before().isEmpty()
        && add.after().isEmpty()) {
      findings.add(add.span(), "'" + add.value() + "' sorts behind all values of " + add.name());
    }
  }
}
