package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetExpression;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags new expressions of stored generated columns. */
final class GeneratedExpressionRewrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "generated-expression-rewrites",
          Severity.ERROR,
          "SET EXPRESSION computes the column anew in every row while nobody can use the table")
      .why(
          "The table and its indexes are written again under an ACCESS EXCLUSIVE lock, and the previous release reads values that"
              + " it does not expect.")
      .instead(
          "Add a column with the new expression beside the old one, in a way that does not rewrite either: VIRTUAL, or a plain"
              + " column that a trigger fills; switch the readers, and drop the old one a release later.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-EXPRESSION")
      .hazards("GC01")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (total numeric, tax numeric GENERATED ALWAYS AS (total * 0.2) STORED);
          """)
      .flags(Example.of(
              "a stored column",
              "ALTER TABLE orders ALTER tax SET EXPRESSION AS (total * 0.19); -- finding")
          .on(17))
      .accepts(Example.of("a table that the same migration made", """
              CREATE TABLE carts (n integer, m integer GENERATED ALWAYS AS (n + 1) STORED);
              ALTER TABLE carts ALTER COLUMN m SET EXPRESSION AS (n + 2);
              """).on(17));

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)
        || statement.isNew(statement.before().resolve(alter.name()))) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof SetExpression change
          && !action.effect().rewrites().isEmpty()) {
        findings.add(
            change.span(),
            "Computing " + change.column() + " anew rewrites "
                + action.effect().rewrites().get(0));
      }
    }
  }
}
