package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags type changes that the statements of the previous release do not survive, or that lose part of the values. */
final class TypeChangeBreaksPreviousRelease implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "type-change-breaks-previous-release",
          Severity.ERROR,
          "The previous release does not get along with the new type of the column")
      .also(Severity.WARNING)
      .why(
          "It goes on sending and expecting values of the old type: what does not fit is refused, compared otherwise or read"
              + " wrongly, and what the change itself cut off does not come back.")
      .instead(
          "Add a column of the new type, keep both in step with a trigger, fill the old rows in batches, switch the readers,"
              + " and drop the old column a release later.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .source("https://www.postgresql.org/docs/current/typeconv.html")
      .hazards("CT01", "CT05")
      .given("CREATE TABLE items (id bigint, name varchar(20), price text);")
      .flags("a shorter text", "ALTER TABLE items ALTER name TYPE varchar(10); -- finding")
      .flags("a wider number, which not every driver takes for the old one", """
          -- rollsafe:ignore type-change-rewrites there are a dozen items
          ALTER TABLE items ALTER id TYPE numeric; -- finding
          """)
      .flags(
          "another kind of value",
          "ALTER TABLE items ALTER price TYPE numeric USING price::numeric; -- finding")
      .accepts("a longer text", "ALTER TABLE items ALTER COLUMN name TYPE varchar(40);");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable)) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof SetType change) {
        OldType.of(statement, change)
            .ifPresent(old -> check(change, old, action.effect(), findings));
      }
    }
  }

  private static void check(SetType change, DataType old, Effect effect, Findings findings) {
    Optional<Break> broken = Breaks.lasting(effect);
    if (broken.isPresent() && broken.get().sqlState().isPresent()) {
      findings.add(
          change.span(),
          "Statements of the previous release on " + broken.get().place() + " fail: "
              + broken.get().what());
    } else if (broken.isPresent()) {
      findings
          .add(
              change.span(),
              "The previous release gets " + change.type() + " from "
                  + broken.get().place() + ", where it knows " + old)
          .severity(effect.loses().isEmpty() ? Severity.WARNING : Severity.ERROR);
    } else if (!effect.loses().isEmpty()) {
      findings
          .add(
              change.span(),
              "Values of " + effect.loses().get(0).place() + " may not all be kept in "
                  + change.type())
          .severity(Severity.WARNING);
    }
  }
}
