package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.TableConstraint.Exclude;
import dev.rollsafe.ast.TableConstraint.Unique;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags constraints whose index is built while nobody can use the table. */
final class ConstraintBuildsIndexUnderLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "constraint-builds-index-under-lock",
          Severity.ERROR,
          "The constraint's index is built while nobody can use the table")
      .why(
          "UNIQUE, PRIMARY KEY and EXCLUDE rest on an index. Added to a table, they build it under an ACCESS EXCLUSIVE lock:"
              + " reads and writes wait as long as the table is large.")
      .instead(
          "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own that runs outside a transaction, then ADD CONSTRAINT .."
              + " USING INDEX, which takes the index over in a moment.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html")
      .hazards("CN03", "CN04", "CN06", "AC09")
      .growsWithTable()
      .given("""
          CREATE TABLE orders (id bigint NOT NULL, no text, during tstzrange);
          CREATE UNIQUE INDEX orders_no_idx ON orders (no);
          CREATE UNIQUE INDEX orders_id_idx ON orders (id);
          """)
      .flags("a primary key", "ALTER TABLE orders ADD PRIMARY KEY (id); -- finding")
      .flags("UNIQUE, with its own column as well", """
          ALTER TABLE orders
            ADD CONSTRAINT orders_no_key UNIQUE (no), -- finding
            ADD COLUMN reference text UNIQUE; -- finding
          """)
      .flags(
          "an exclusion constraint, for which no index can be built before",
          "ALTER TABLE orders ADD EXCLUDE USING gist (during WITH &&); -- finding")
      .accepts("an index that is there and is taken over", """
          ALTER TABLE orders ADD CONSTRAINT orders_no_key UNIQUE USING INDEX orders_no_idx;
          ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id_idx;
          """)
      .accepts("a table that the same migration made, under its full name", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE public.carts ADD PRIMARY KEY (id);
          """);

  private static final String NO_WAY_AROUND =
      "No index can be built before and taken over: build a new table with the constraint and move the rows over in batches, or"
          + " add it while the table can rest.";

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
      if (!action.effect().indexRebuilds().isEmpty()) {
        check(action, statement.before().resolve(alter.name()), findings);
      }
    }
  }

  private static void check(Action action, ObjectName table, Findings findings) {
    boolean exclude = Constraints.added(action.action(), Exclude.class);
    if (!exclude && !Constraints.added(action.action(), Unique.class)) {
      return;
    }
    Findings.Draft draft = findings.add(
        action.action().span(),
        "Building " + action.effect().indexRebuilds().get(0) + " keeps reads and writes of " + table
            + " waiting");
    if (exclude) {
      draft.instead(NO_WAY_AROUND);
    }
  }
}
