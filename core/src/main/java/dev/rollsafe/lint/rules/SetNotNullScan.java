package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetNotNull;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags {@code SET NOT NULL} that reads the whole table under its lock. */
final class SetNotNullScan implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "set-not-null-scan",
          Severity.ERROR,
          "SET NOT NULL reads the whole table while nobody can use it")
      .why(
          "It looks for nulls in every row and holds an ACCESS EXCLUSIVE lock meanwhile: reads and writes wait as long as the"
              + " table is large. The first null it meets fails the migration.")
      .instead(
          "Add CHECK (column IS NOT NULL) NOT VALID, validate it in a later migration while reads and writes go on, then SET"
              + " NOT NULL takes its word for it and reads nothing; drop the check afterwards.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL")
      .hazards("NN01", "NN02")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint, status text);
          CREATE TABLE parts (id bigint, kind text, CONSTRAINT kind_there CHECK (kind IS NOT NULL));
          """)
      .flags(
          "a column of which nothing is proven",
          "ALTER TABLE orders ALTER COLUMN status SET NOT NULL; -- finding")
      .flags("a check that is not validated proves nothing", """
          ALTER TABLE orders ADD CONSTRAINT there CHECK (status IS NOT NULL) NOT VALID;
          -- next migration
          ALTER TABLE orders ALTER COLUMN status SET NOT NULL; -- finding
          """)
      .accepts(
          "a column that a valid check proves", "ALTER TABLE parts ALTER COLUMN kind SET NOT NULL;")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts ALTER COLUMN id SET NOT NULL;
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
      if (action.action() instanceof SetNotNull change
          && !action.effect().scans().isEmpty()) {
        findings.add(
            change.span(),
            "Looking for nulls in " + statement.before().resolve(alter.name()) + "."
                + change.column() + " reads the whole table while nobody can use it");
      }
    }
  }
}
