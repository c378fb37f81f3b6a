package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.TableConstraint.Unique;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags primary keys over an index that is there, for which the server has to look for nulls. */
final class PrimaryKeyScansForNulls implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "primary-key-scans-for-nulls",
          Severity.ERROR,
          "PRIMARY KEY USING INDEX reads the whole table for nulls while nobody can use it")
      .why(
          "The index is taken over in a moment, but the key's columns become NOT NULL with it: unless they are already, or a valid"
              + " CHECK says so, every row is read under an ACCESS EXCLUSIVE lock.")
      .instead(
          "Make the columns NOT NULL first: add CHECK (column IS NOT NULL) NOT VALID, validate it in a later migration, SET NOT"
              + " NULL, then add the key.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .hazards("CN05")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint);
          CREATE UNIQUE INDEX orders_id_idx ON orders (id);
          CREATE TABLE parts (id bigint NOT NULL, no text, CONSTRAINT no_there CHECK (no IS NOT NULL));
          CREATE UNIQUE INDEX parts_no_idx ON parts (no, id);
          """)
      .flags(
          "a column that may be null",
          "ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id_idx; -- finding")
      .accepts(
          "columns that are NOT NULL, or of which a valid check says it",
          "ALTER TABLE parts ADD PRIMARY KEY USING INDEX parts_no_idx;");

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
      if (isKeyOverIndex(action) && !action.effect().scans().isEmpty()) {
        findings.add(
            action.action().span(),
            "Looking for nulls in the key reads the whole table "
                + statement.before().resolve(alter.name()) + " while nobody can use it");
      }
    }
  }

  private static boolean isKeyOverIndex(Action action) {
    return action.action() instanceof AddConstraint add
        && add.constraint() instanceof Unique unique
        && unique.primary()
        && unique.usingIndex().isPresent();
  }
}
