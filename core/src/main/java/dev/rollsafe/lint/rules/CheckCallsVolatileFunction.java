package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.Check;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags CHECK constraints that can judge the same row now one way and now another. */
final class CheckCallsVolatileFunction implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "check-calls-volatile-function",
          Severity.WARNING,
          "The CHECK calls a function that is VOLATILE")
      .why(
          "PostgreSQL takes it that a row which passed once passes for ever. With a function that gives another answer each time, rows"
              + " that are there break the constraint, and a dump of them cannot be restored.")
      .instead(
          "Test in a trigger what depends on the moment, and declare a function IMMUTABLE if it depends on its arguments alone.")
      .source(
          "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS")
      .hazards("CN21")
      .given("""
          CREATE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n % 2 = 0';
          """)
      .flags(
          "a clock",
          "CREATE TABLE carts (made timestamptz CHECK (made <= clock_timestamp())); -- finding")
      .accepts(
          "a function that depends on its arguments alone",
          "CREATE TABLE carts (n integer CHECK (is_even(n) AND abs(n) < 10));");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddConstraint add) {
          check(statement, add.constraint(), findings);
        } else if (action instanceof AddColumn add) {
          check(statement, add.column(), findings);
        }
      }
    } else if (statement.statement() instanceof CreateTable create) {
      for (TableConstraint constraint : create.constraints()) {
        check(statement, constraint, findings);
      }
      for (ColumnDefinition column : create.columns()) {
        check(statement, column, findings);
      }
    }
  }

  private static void check(
      StatementContext statement, ColumnDefinition column, Findings findings) {
    for (TableConstraint constraint : column.constraints()) {
      check(statement, constraint, findings);
    }
  }

  private static void check(
      StatementContext statement, TableConstraint constraint, Findings findings) {
    if (constraint instanceof Check check
        && Effects.callsVolatile(check.expression(), statement.before())) {
      findings.add(
          check.span(),
          "The same row can pass at one time and not at another: "
              + check.expression().text());
    }
  }
}
