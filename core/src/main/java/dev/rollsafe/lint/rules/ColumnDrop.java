package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags {@code DROP COLUMN} of a column in use. */
final class ColumnDrop implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "column-drop",
          Severity.ERROR,
          "DROP COLUMN loses data, and the previous release may still use the column")
      .why(
          "Statements of the previous release that name the column fail from then on, and a rollback brings back neither the"
              + " column nor what was in it.")
      .instead(
          "Ship a release that neither reads nor writes the column, wait until no older one runs, then drop it in a"
              + " migration of its own; let it through there with the reason.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .hazards("DS02")
      .given("CREATE TABLE orders (id bigint, status text, note text);")
      .flags("a column in use", "ALTER TABLE orders DROP COLUMN note; -- finding")
      .flags("each of several columns", """
          ALTER TABLE orders
            DROP COLUMN note, -- finding
            ADD COLUMN remark text,
            DROP COLUMN IF EXISTS status; -- finding
          """)
      .accepts("a column that the same migration added", """
          ALTER TABLE orders ADD COLUMN draft text;
          ALTER TABLE orders DROP COLUMN draft;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof DropColumn drop && takesSomething(action.effect())) {
        findings.add(
            drop.span(),
            "Dropping " + statement.before().resolve(alter.name()) + "." + drop.column()
                + " loses what is in it and breaks the statements that name it");
      }
    }
  }

  private static boolean takesSomething(Effect effect) {
    return !effect.loses().isEmpty() || Breaks.lasting(effect).isPresent();
  }
}
