package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Failure;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/** Flags statements that the server is certain to refuse on the schema they meet. */
final class StatementRefused implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "statement-refused",
          Severity.ERROR,
          "The server refuses the statement, given what the migrations before it have made")
      .why(
          "The migration fails, in production as everywhere else; outside a transaction, what ran before it stays and has to be"
              + " cleared away by hand.")
      .instead(
          "Mend the statement. What hangs on a column or type, such as a view, is dropped before and made anew behind it, in the"
              + " same transaction; an index behind a constraint goes with DROP CONSTRAINT.")
      .source("https://www.postgresql.org/docs/current/errcodes-appendix.html")
      .hazards("IX08", "CT07")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20), note text);
          CREATE VIEW states AS SELECT status FROM orders;
          CREATE TABLE hits (day date) PARTITION BY RANGE (day);
          """)
      .flags(Example.of("an index behind a constraint", "DROP INDEX orders_pkey; -- finding")
          .refusedWith("2BP01"))
      .flags(Example.of(
              "another type for a column that a view shows",
              "ALTER TABLE orders ALTER COLUMN status TYPE varchar(40); -- finding")
          .refusedWith("0A000"))
      .flags(
          Example.of("a name that is taken", "ALTER TABLE orders ADD COLUMN note text; -- finding")
              .refusedWith("42701"))
      .flags(Example.of(
              "a concurrent build on a partitioned table",
              "CREATE INDEX CONCURRENTLY hits_day_idx ON hits (day); -- finding")
          .in(TransactionMode.NONE)
          .refusedWith("0A000"))
      .accepts("a view that is dropped before and made anew", """
          DROP VIEW states;
          ALTER TABLE orders ALTER COLUMN status TYPE varchar(40);
          CREATE VIEW states AS SELECT status FROM orders;
          """)
      .accepts("what is left out if it is there", """
          ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
          """)
      .accepts("a block that takes care itself", """
          DO $$ BEGIN
            ALTER TABLE orders ADD COLUMN note text;
          EXCEPTION WHEN duplicate_column THEN NULL;
          END $$;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    Optional<Failure> failure = statement.effect().failure();
    if (failure.isPresent() && !statement.nested()) {
      findings.add(
          statement.statement().span(),
          failure.get().what() + " (SQLSTATE " + failure.get().sqlState() + ")");
    }
  }
}
