package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DropDefault;
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

/** Flags columns that become, or come, NOT NULL while the previous release leaves them out. */
final class NotNullBreaksOldWriters implements Rule {

  private static final String NOT_NULL_VIOLATION = "23502";

  private static final RuleDoc DOC = RuleDoc.of(
          "not-null-breaks-old-writers",
          Severity.ERROR,
          "The previous release may still write nulls there, or leave the column out")
      .why(
          "Its INSERT and UPDATE statements are refused with a not-null violation as soon as the migration is committed, and go on"
              + " failing after a rollback of the application.")
      .instead(
          "Let the column be nullable, or give it a default that stays, until every running release writes it; require it a"
              + " release later.")
      .aboutPreviousRelease()
      .source(
          "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL")
      .hazards("NN03", "AC03", "AC04", "DF01")
      .given("CREATE TABLE orders (id bigint, status text, kind text NOT NULL DEFAULT 'new');")
      .flags(
          "a column that becomes NOT NULL",
          "ALTER TABLE orders ALTER COLUMN status SET NOT NULL; -- finding")
      .flags(
          "a new column without a default",
          "ALTER TABLE orders ADD COLUMN size integer NOT NULL; -- finding")
      .flags(
          "a default that goes away",
          "ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT; -- finding")
      .accepts(
          "a new column with a default that stays",
          "ALTER TABLE orders ADD COLUMN size integer NOT NULL DEFAULT 0;")
      .flags("a default that does not stay", """
          ALTER TABLE orders ADD COLUMN size integer NOT NULL DEFAULT 0;
          ALTER TABLE orders ALTER COLUMN size DROP DEFAULT; -- finding
          """)
      .accepts("a default that is out of the way for a moment", """
          ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;
          ALTER TABLE orders ALTER COLUMN kind SET DEFAULT 'new'::varchar;
          """)
      .accepts("a new column that may be null", "ALTER TABLE orders ADD COLUMN size integer;");

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
          Optional<Break> broken = Breaks.with(action.effect(), NOT_NULL_VIOLATION);
          if (broken.isPresent() && !isFilledAgain(action, statement, table, migration)) {
            findings.add(
                action.action().span(),
                "The previous release may leave " + broken.get().place() + " without a value");
          }
        }
      }
    }
  }

  private static boolean isFilledAgain(
      Action action, StatementContext statement, ObjectName table, MigrationContext migration) {
    return action.action() instanceof DropDefault drop
        && Defaults.isFilledAtEnd(statement, table, drop.column().value(), migration);
  }
}
