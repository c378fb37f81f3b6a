package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.TableConstraint.Check;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.parser.SqlParser;

/** Flags the detour over a CHECK that PostgreSQL 18 has made needless. */
final class NotNullCheckDetour implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "not-null-check-detour",
          Severity.INFO,
          "PostgreSQL 18 takes NOT NULL itself as NOT VALID")
      .why(
          "CHECK (column IS NOT NULL) NOT VALID was the way to SET NOT NULL without reading the table under a lock, and left a CHECK"
              + " to clear away; since PostgreSQL 18 the constraint can be added NOT VALID and validated.")
      .instead(
          "ADD CONSTRAINT name NOT NULL column NOT VALID, and VALIDATE CONSTRAINT in a later migration: no CHECK and no SET NOT NULL.")
      .source("https://www.postgresql.org/docs/18/sql-altertable.html")
      .hazards("CN18")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(Example.of("on PostgreSQL 18", """
              ALTER TABLE orders ADD CONSTRAINT there CHECK (status IS NOT NULL) NOT VALID; -- finding
              -- next migration
              ALTER TABLE orders VALIDATE CONSTRAINT there;
              """).on(18))
      .accepts("on an older server", """
          ALTER TABLE orders ADD CONSTRAINT there CHECK (status IS NOT NULL) NOT VALID;
          -- next migration
          ALTER TABLE orders VALIDATE CONSTRAINT there;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!statement.version().atLeast(18) || !(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    for (AlterAction action : alter.actions()) {
      if (action instanceof AddConstraint add
          && add.constraint() instanceof Check check
          && check.attributes().notValid()
          && isNotNullAlone(SqlParser.facts(check.expression()))) {
        findings.add(add.span(), "This could be a NOT NULL constraint that is NOT VALID");
      }
    }
  }

  private static boolean isNotNullAlone(ExpressionFacts facts) {
    return facts.columns().size() == 1
        && facts.provenNotNull().size() == 1
        && facts.functions().isEmpty();
  }
}
