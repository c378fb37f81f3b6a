package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.DropDefault;
import dev.rollsafe.ast.AlterAction.DropExpression;
import dev.rollsafe.ast.AlterAction.SetDefault;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags changed defaults, which reach what the previous release inserts. */
final class OldWritesGetOtherValues implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "old-writes-get-other-values",
          Severity.INFO,
          "Rows that the previous release writes get another value in this column than before")
      .also(Severity.WARNING)
      .why(
          "It leaves the column to the database and counts on what that fills in. Nothing fails when this changes: its rows are"
              + " different from what its own code takes them to be.")
      .instead(
          "Let the new release write the value itself, and change the default when no older one runs. To stop generating a column,"
              + " fill it by a trigger meanwhile.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/ddl-default.html")
      .hazards("DF01")
      .given("""
          CREATE TABLE orders (id bigint, status text DEFAULT 'new', note text, net numeric,
            tax numeric GENERATED ALWAYS AS (net * 0.2) STORED);
          """)
      .flags(
          "another default",
          "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'draft'; -- finding")
      .flags(
          "no default any more", "ALTER TABLE orders ALTER COLUMN status DROP DEFAULT; -- finding")
      .flags(
          "a column that is not computed any more",
          "ALTER TABLE orders ALTER COLUMN tax DROP EXPRESSION; -- finding")
      .accepts("the same default", "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';")
      .accepts(
          "a first default, in place of null",
          "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';")
      .accepts("a default that is out of the way for a moment", """
          ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;
          ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new'::varchar;
          """)
      .accepts("a column that the same migration added", """
          ALTER TABLE orders ADD COLUMN size integer DEFAULT 0;
          ALTER TABLE orders ALTER COLUMN size DROP DEFAULT;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof AlterTable alter) {
        ObjectName table = statement.before().resolve(alter.name());
        for (Action action : statement.actions()) {
          check(action, statement, table, migration, findings);
        }
      }
    }
  }

  private static void check(
      Action action,
      StatementContext statement,
      ObjectName table,
      MigrationContext migration,
      Findings findings) {
    Optional<Break> broken = Breaks.lasting(action.effect());
    if (broken.isEmpty() || broken.get().sqlState().isPresent()) {
      return;
    }
    AlterAction changed = action.action();
    if (changed instanceof DropExpression) {
      findings.add(changed.span(), message(broken.get())).severity(Severity.WARNING);
    } else if (isOther(changed, statement, table, migration)) {
      findings.add(changed.span(), message(broken.get()));
    }
  }

  private static boolean isOther(
      AlterAction changed,
      StatementContext statement,
      ObjectName table,
      MigrationContext migration) {
    String column;
    if (changed instanceof SetDefault set) {
      column = set.column().value();
    } else if (changed instanceof DropDefault drop) {
      column = drop.column().value();
    } else {
      return false;
    }
    return Defaults.has(migration.before(), table, column)
        && !Defaults.isKept(statement, table, column, migration);
  }

  private static String message(Break broken) {
    return "What the previous release leaves to the default of " + broken.place() + " changes: "
        + broken.what();
  }
}
