package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags new columns of a type whose values cannot be told apart. */
final class IncomparableColumnBreaksDistinct implements Rule {

  private static final String NO_OPERATOR = "42883";

  private static final RuleDoc DOC = RuleDoc.of(
          "incomparable-column-breaks-distinct",
          Severity.WARNING,
          "The type of the new column has no equality, which breaks old queries over whole rows")
      .why(
          "SELECT DISTINCT, GROUP BY and UNION over all columns of the table compare the new column as well. There is no operator to"
              + " compare two values of json, xml or a geometric type, so such queries of the previous release fail.")
      .instead(
          "Use jsonb in place of json, text in place of xml; or put the values into a table of their own.")
      .source("https://www.postgresql.org/docs/current/datatype-json.html")
      .hazards("AC12")
      .given("CREATE TABLE orders (id bigint);")
      .flags("json", "ALTER TABLE orders ADD COLUMN detail json; -- finding")
      .accepts("jsonb", "ALTER TABLE orders ADD COLUMN detail jsonb;")
      .accepts(
          "a table that the same migration made",
          "CREATE TABLE carts (id bigint);\nALTER TABLE carts ADD COLUMN detail json;");

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
      if (action.action() instanceof AddColumn add) {
        Optional<Break> broken = Breaks.with(action.effect(), NO_OPERATOR);
        broken.ifPresent(found -> findings.add(add.span(), found.what()));
      }
    }
  }
}
