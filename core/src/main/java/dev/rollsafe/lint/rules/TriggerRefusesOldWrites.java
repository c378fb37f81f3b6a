package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags triggers that can refuse what the previous release writes. */
final class TriggerRefusesOldWrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "trigger-refuses-old-writes",
          Severity.WARNING,
          "The trigger can refuse what the previous release writes")
      .why(
          "A trigger fires for the statements of every release. Where its function raises an exception, writes fail that the"
              + " previous release makes in good faith, and go on failing after a rollback of the application.")
      .instead(
          "Let the function mend or log what it does not like until no older release runs, and raise an exception a release later."
              + " Triggers that keep two columns in step are welcome.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-createtrigger.html")
      .hazards("TB11")
      .given("""
          CREATE TABLE orders (id bigint, total numeric, amount numeric);
          CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.total < 0 THEN RAISE EXCEPTION 'no'; END IF;
            RETURN NEW;
          END $$;
          CREATE FUNCTION copy() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            RAISE NOTICE 'copied';
            NEW.amount := NEW.total;
            RETURN NEW;
          END $$;
          """)
      .flags(
          "a function that raises an exception",
          "CREATE TRIGGER refuses BEFORE INSERT ON orders -- finding\n  FOR EACH ROW EXECUTE FUNCTION refuse();")
      .accepts(
          "a function that keeps two columns in step",
          "CREATE TRIGGER copies BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION copy();")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (total numeric);
          CREATE TRIGGER refuses BEFORE INSERT ON carts FOR EACH ROW EXECUTE FUNCTION refuse();
          """);

  private static final String RAISED = "P0001";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateTrigger create
        && Breaks.with(statement.effect(), RAISED).isPresent()) {
      findings.add(
          create.span(),
          "The function " + create.function() + " can refuse writes to "
              + statement.before().resolve(create.table()));
    }
  }
}
