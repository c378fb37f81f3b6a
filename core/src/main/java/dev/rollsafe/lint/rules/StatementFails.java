package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Failure;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags statements that the server is certain to refuse, given what the history has made. */
final class StatementFails implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "statement-fails", Severity.ERROR, "The server refuses the statement")
      .why(
          "What the history has made so far leaves no other answer than an error: the migration stops here, and where it runs in no"
              + " transaction what stands before stays.")
      .instead(
          "Mend the statement: a view over a column goes before the column changes and comes back behind it, in the same"
              + " transaction; an index behind a constraint goes with DROP CONSTRAINT. If the server takes it, the database holds something that no migration here has made: say so"
              + " where you let it through.")
      .source("https://www.postgresql.org/docs/current/errcodes-appendix.html")
      .hazards("IX08", "CT07", "PO12", "RP04")
      .given("""
          CREATE TABLE orders (id bigint, code text CONSTRAINT orders_code_key UNIQUE);
          CREATE VIEW codes AS SELECT id, code FROM orders;
          CREATE TABLE items (name varchar(20));
          CREATE VIEW names AS SELECT name FROM items;
          """)
      .flags(
          refused("the index of a constraint", "DROP INDEX orders_code_key; -- finding", "2BP01"))
      .flags(refused(
          "a column that is there", "ALTER TABLE orders ADD COLUMN code text; -- finding", "42701"))
      .flags(refused(
          "a view that would lose a column",
          "CREATE OR REPLACE VIEW codes AS SELECT id FROM orders; -- finding",
          "42P16"))
      .flags(refused(
          "another type for a column that a view shows",
          "ALTER TABLE items ALTER COLUMN name TYPE varchar(40); -- finding",
          "0A000"))
      .accepts("a view that makes room and comes back", """
          DROP VIEW names;
          ALTER TABLE items ALTER COLUMN name TYPE varchar(40);
          CREATE VIEW names AS SELECT name FROM items;
          """)
      .accepts("a block that waits for the error itself", """
          DO $$ BEGIN
            ALTER TABLE orders ADD COLUMN code text;
          EXCEPTION WHEN duplicate_column THEN NULL;
          END $$;
          """)
      .accepts(
          "what is allowed to be there", "ALTER TABLE orders ADD COLUMN IF NOT EXISTS code text;")
      .accepts("a table that an older history may have made", "COMMENT ON TABLE orders IS 'all';");

  private static Example refused(String title, String sql, String sqlState) {
    return Example.of(title, sql).refusedWith(sqlState);
  }

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  /** In a DO block a branch may not be taken, and a handler may be waiting for the error. */
  @Override
  public void check(StatementContext statement, Findings findings) {
    Optional<Failure> failure = statement.effect().failure();
    if (failure.isPresent() && !statement.nested()) {
      findings.add(
          statement.statement().span(),
          failure.get().what() + ": the server refuses it with " + failure.get().sqlState());
    }
  }
}
