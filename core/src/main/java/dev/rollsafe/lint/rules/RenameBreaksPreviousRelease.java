package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;

/** Flags renames and moves to another schema of what the previous release uses. */
final class RenameBreaksPreviousRelease implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "rename-breaks-previous-release",
          Severity.ERROR,
          "The previous release still uses the old name")
      .why(
          "A rename is instant for the server and final for everybody else: from the moment it is committed, statements of the"
              + " previous release that use the old name fail, while the new release fails until then.")
      .instead(
          "Add the new column beside the old one and write both until no older release runs; a table can go on under its"
              + " old name as a view that the same transaction creates. Or leave the name as it is.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .source("https://www.postgresql.org/docs/current/sql-createview.html")
      .hazards("RN01", "RN02", "RN03", "RN04", "RN05", "RN06")
      .given(
          "CREATE SCHEMA archive; CREATE TABLE orders (id bigint, status text); CREATE TYPE mood AS ENUM ('sad', 'ok');")
      .flags("a column", "ALTER TABLE orders RENAME COLUMN status TO state; -- finding")
      .flags("a table", "ALTER TABLE orders RENAME TO purchases; -- finding")
      .flags("a value of an enum", "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; -- finding")
      .flags("a move to another schema", "ALTER TABLE orders SET SCHEMA archive; -- finding")
      .accepts("a table that goes on under its old name as a view", """
          ALTER TABLE orders RENAME TO purchases;
          CREATE VIEW orders AS SELECT id, status FROM purchases;
          """)
      .accepts("a column of a table that the same migration made", """
          CREATE TABLE carts (id bigint, state text);
          ALTER TABLE carts RENAME COLUMN state TO status;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    RestoredNames restored = RestoredNames.of(statements);
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i).statement();
      if (statement instanceof Rename || statement instanceof SetSchema) {
        Optional<Break> broken = Breaks.lasting(statements.get(i).effect());
        if (broken.isPresent() && !restored.undo(broken.get(), i)) {
          findings.add(
              statement.span(),
              "The previous release still uses the name " + broken.get().place());
        }
      }
    }
  }
}
