package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags type changes that the server pays for with a rewrite, a scan or new indexes. */
final class TypeChangeRewrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "type-change-rewrites",
          Severity.ERROR,
          "The type change rewrites the table while nobody can read or write it")
      .also(Severity.WARNING)
      .why(
          "ALTER COLUMN TYPE holds an ACCESS EXCLUSIVE lock to the end. Where the stored form differs, every row and every index"
              + " is written again; where only the order or a CHECK may differ, indexes are built again or the table is read.")
      .instead(
          "Add a column of the new type, keep both in step with a trigger, fill the old rows in batches, switch the readers,"
              + " and drop the old column a release later.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("CT01", "CT02", "CT03", "CT04")
      .growsWithTable()
      .given("CREATE TABLE items (id integer, name varchar(20), seen timestamp(0));")
      .flags("a wider integer", "ALTER TABLE items ALTER COLUMN id TYPE bigint; -- finding")
      .flags("a shorter text", "ALTER TABLE items ALTER name SET DATA TYPE varchar(10); -- finding")
      .accepts(
          "a longer text, which is stored as before",
          "ALTER TABLE items ALTER COLUMN name TYPE varchar(40);")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id integer);
          ALTER TABLE carts ALTER COLUMN id TYPE bigint;
          """);

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
      if (action.action() instanceof SetType change) {
        String column = statement.before().resolve(alter.name()) + "." + change.column();
        if (OldType.of(statement, change).isPresent()) {
          check(change, column, action.effect(), findings);
        }
      }
    }
  }

  private static void check(SetType change, String column, Effect effect, Findings findings) {
    String start = "Changing " + column + " to " + change.type();
    if (!effect.rewrites().isEmpty()) {
      String table = effect.rewrites().get(0).toString();
      findings.add(change.span(), start + " rewrites " + table + " and its indexes");
    } else if (!effect.indexRebuilds().isEmpty()) {
      findings
          .add(change.span(), start + " builds " + effect.indexRebuilds().get(0) + " again")
          .severity(Severity.WARNING);
    } else if (!effect.scans().isEmpty()) {
      findings
          .add(change.span(), start + " reads all of " + effect.scans().get(0))
          .severity(Severity.WARNING);
    }
  }
}
