package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags constraints that promise nothing. */
final class ConstraintNotEnforced implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "constraint-not-enforced", Severity.INFO, "The constraint is declared and never tested")
      .why(
          "NOT ENFORCED lets every row pass, old or new; who reads the schema takes it for a promise, and enforcing a foreign key"
              + " later reads the whole table.")
      .instead(
          "Add it NOT VALID, which tests new rows, and VALIDATE CONSTRAINT in a later migration.")
      .source("https://www.postgresql.org/docs/18/sql-createtable.html")
      .hazards("CN17")
      .given("CREATE TABLE orders (id bigint, total numeric);")
      .flags(Example.of(
              "a CHECK",
              "ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT ENFORCED; -- finding")
          .on(18))
      .flags(Example.of("with a new table", """
              CREATE TABLE carts (
                total numeric CHECK (total > 0) NOT ENFORCED -- finding
              );
              """).on(18))
      .accepts(Example.of(
          "one that is tested", "CREATE TABLE carts (total numeric CHECK (total > 0));"));

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddConstraint add) {
          check(add.constraint(), findings);
        } else if (action instanceof AddColumn add) {
          add.column().constraints().forEach(constraint -> check(constraint, findings));
        }
      }
    } else if (statement.statement() instanceof CreateTable create) {
      create.constraints().forEach(constraint -> check(constraint, findings));
      for (ColumnDefinition column : create.columns()) {
        column.constraints().forEach(constraint -> check(constraint, findings));
      }
    }
  }

  private static void check(TableConstraint constraint, Findings findings) {
    if (constraint.attributes().notEnforced()) {
      findings.add(constraint.span(), "Rows that break the constraint are taken all the same");
    }
  }
}
