package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.DynamicSql;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags what could not be read or judged. */
final class StatementNotUnderstood implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "statement-not-understood", Severity.ERROR, "The statement could not be read or judged")
      .also(Severity.WARNING)
      .why(
          "It may do anything, so it is never taken for safe. Either it is no SQL that PostgreSQL accepts, or its text is only"
              + " known when it runs, or Rollsafe does not know it.")
      .instead(
          "Mend it if the server refuses it too, and write plain statements in place of EXECUTE; if it is right as it is, let"
              + " it through with the reason, and report it.")
      .source("https://www.postgresql.org/docs/current/sql-commands.html")
      .hazards("TX15")
      .given("CREATE TABLE orders (id bigint);")
      .flags(Example.of("what is no SQL", """
              ALTER TABLE orders ADD COLUMN a integer;
              ALTER TABLE orders ADD COLUMN; -- finding
              """).refusedWith("42601"))
      .flags("SQL that is put together when it runs", """
          DO $$
          DECLARE
            suffix text := 'rs';
          BEGIN
            EXECUTE 'DROP TABLE orde' || suffix; -- finding
          END $$;
          """)
      .accepts("a block of plain statements", """
          DO $$
          BEGIN
            IF true THEN
              ALTER TABLE orders ADD COLUMN a integer;
            END IF;
          END $$;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.effect().phase() != Phase.UNKNOWN) {
      return;
    }
    if (statement.statement() instanceof Unparsed unparsed) {
      findings.add(unparsed.problem(), "Could not be read: " + unparsed.reason());
    } else if (statement.statement() instanceof DoBlock block) {
      for (DynamicSql dynamic : block.dynamics()) {
        findings
            .add(dynamic.span(), "Could not be judged: " + dynamic.reason())
            .severity(Severity.WARNING);
      }
    } else {
      findings
          .add(
              statement.statement().span(),
              "Could not be judged: " + statement.effect().reason())
          .severity(Severity.WARNING);
    }
  }
}
