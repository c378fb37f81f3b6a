package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.effect.RewriteCause;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags new columns whose default differs from row to row, so that every row is written again. */
final class VolatileDefaultRewrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "volatile-default-rewrites",
          Severity.ERROR,
          "The default of the new column is computed for each row, which rewrites the table")
      .also(Severity.WARNING)
      .why(
          "A default that is the same for all rows is noted once; one that may differ, such as random(), gen_random_uuid() or"
              + " clock_timestamp(), is written into every row while an ACCESS EXCLUSIVE lock is held. now() is no such default.")
      .instead(
          "Add the column without a default, set the default in a second statement for rows to come, and fill the old rows"
              + " in batches.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("AC01")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint);
          CREATE FUNCTION price() RETURNS numeric LANGUAGE plpgsql STABLE AS 'BEGIN RETURN 7; END';
          CREATE FUNCTION roll() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RETURN random(); END';
          """)
      .flags(
          "a value of its own for each row",
          "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(); -- finding")
      .flags("a volatile call somewhere inside", """
          ALTER TABLE orders
            ADD COLUMN code text DEFAULT 'o-' || upper(md5(random()::text)), -- finding
            ADD COLUMN fee numeric DEFAULT roll(); -- finding
          """)
      .accepts("a function that is the same for all rows of a statement", """
          ALTER TABLE orders ADD COLUMN fee numeric DEFAULT price();
          ALTER TABLE orders ADD COLUMN tags text[] DEFAULT ARRAY['a', 'b']::text[];
          ALTER TABLE orders ADD COLUMN seen bigint DEFAULT txid_current();
          """)
      .accepts("a constant", "ALTER TABLE orders ADD COLUMN size integer NOT NULL DEFAULT 7;")
      .accepts(
          "the time of the transaction, which is the same for all rows",
          "ALTER TABLE orders ADD COLUMN seen timestamptz NOT NULL DEFAULT now();")
      .accepts("a default for rows to come", """
          ALTER TABLE orders ADD COLUMN token uuid;
          ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
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
      if (action.action() instanceof AddColumn add
          && !action.effect().rewrites().isEmpty()) {
        check(add, action, statement, findings);
      }
    }
  }

  private static void check(
      AddColumn add, Action action, StatementContext statement, Findings findings) {
    Optional<RewriteCause> cause = RewriteCause.of(add.column(), statement.before());
    if (cause.isEmpty()
        || (cause.get() != RewriteCause.DEFAULT && cause.get() != RewriteCause.UNKNOWN_DEFAULT)) {
      return;
    }
    Optional<Expression> value = add.column().defaultValue();
    String filling = "Filling " + add.column().name() + " with "
        + (value.isPresent() ? value.get().text() : "the default of its domain");
    String table = action.effect().rewrites().get(0).toString();
    if (cause.get().assumed()) {
      findings
          .add(
              add.span(),
              filling + " rewrites " + table
                  + " if a function in it is VOLATILE, as they are by default")
          .severity(Severity.WARNING);
    } else {
      findings.add(add.span(), filling + " rewrites " + table);
    }
  }
}
