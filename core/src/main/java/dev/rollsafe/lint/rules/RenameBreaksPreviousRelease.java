package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ObjectKind;
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
      .also(Severity.INFO)
      .why(
          "A rename is instant for the server and final for everybody else: from the moment it is committed, statements of the"
              + " previous release that use the old name fail, while the new release fails until then.")
      .instead(
          "Add the new column beside the old one and write both until no older release runs; a table can go on under its"
              + " old name as a view that the same transaction creates. Or leave the name as it is.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .source("https://www.postgresql.org/docs/current/sql-createview.html")
      .hazards("RN01", "RN02", "RN03", "RN04", "RN05", "RN06")
      .given("""
          CREATE SCHEMA archive;
          CREATE TABLE orders (id bigint CONSTRAINT orders_key PRIMARY KEY, status text, note text CONSTRAINT short CHECK (note <> ''));
          CREATE INDEX orders_status_idx ON orders (status);
          CREATE TYPE mood AS ENUM ('sad', 'ok');
          CREATE SEQUENCE numbers;
          CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
          """)
      .flags("a column", "ALTER TABLE orders RENAME COLUMN status TO state; -- finding")
      .flags("a table", "ALTER TABLE orders RENAME TO purchases; -- finding")
      .flags("a value of an enum", "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; -- finding")
      .flags("a move to another schema", "ALTER TABLE orders SET SCHEMA archive; -- finding")
      .flags(
          "a schema, and with it all names in it", "ALTER SCHEMA archive RENAME TO old; -- finding")
      .flags("a sequence, a type and a function", """
          ALTER SEQUENCE numbers RENAME TO order_numbers; -- finding
          ALTER TYPE mood RENAME TO state; -- finding
          ALTER FUNCTION twice(integer) RENAME TO double; -- finding
          """)
      .flags(
          "the constraint that ON CONFLICT ON CONSTRAINT can name",
          "ALTER TABLE orders RENAME CONSTRAINT orders_key TO orders_pk; -- finding")
      .flags(
          "the same by way of its index", "ALTER INDEX orders_key RENAME TO orders_pk; -- finding")
      .flags("a table in whose place comes one that lacks a column", """
          CREATE TABLE orders_new (id bigint, status text);
          ALTER TABLE orders RENAME TO orders_old; -- finding
          ALTER TABLE orders_new RENAME TO orders;
          """)
      .accepts("what no query names", """
          ALTER INDEX orders_status_idx RENAME TO orders_by_status;
          ALTER TABLE orders_by_status RENAME TO orders_status_idx;
          ALTER TABLE orders RENAME CONSTRAINT short TO note_not_empty;
          """)
      .accepts("a table in whose place comes another with the same columns", """
          CREATE TABLE orders_new (id bigint, status text, note text, size integer);
          ALTER TABLE orders RENAME TO orders_old;
          ALTER TABLE orders_new RENAME TO orders;
          """)
      .accepts("a table that goes on under its old name as a view", """
          ALTER TABLE orders RENAME TO purchases;
          CREATE VIEW orders AS SELECT id, status, note FROM purchases;
          """)
      .accepts("a column of a table that the same migration made", """
          CREATE TABLE carts (id bigint, state text);
          ALTER TABLE carts RENAME COLUMN state TO status;
          """);

  private static final String NO_CONSTRAINT = "42704";

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
          report(statement, broken.get(), findings);
        }
      }
    }
  }

  /** The name of a constraint is in messages, and in few statements. */
  private static void report(Statement statement, Break broken, Findings findings) {
    if (isConstraint(statement, broken)) {
      findings.add(statement.span(), broken.what()).severity(Severity.INFO);
    } else {
      findings.add(statement.span(), "The previous release still uses the name " + broken.place());
    }
  }

  /** A constraint has a new name also where its index gets one, whatever the statement calls that. */
  private static boolean isConstraint(Statement statement, Break broken) {
    return statement instanceof Rename rename
        && (rename.kind() == ObjectKind.CONSTRAINT
            || (broken.part().isPresent()
                && broken.sqlState().filter(NO_CONSTRAINT::equals).isPresent()));
  }
}
