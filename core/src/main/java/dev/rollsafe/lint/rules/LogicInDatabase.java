package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags triggers, rules and table inheritance. */
final class LogicInDatabase implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "logic-in-database",
          Severity.INFO,
          "The database does something that the application does not say")
      .why(
          "Triggers and rules act on statements that do not name them, and a table's children appear in queries of it: who reads the"
              + " application does not see what happens. A trigger that keeps two columns in step while releases change is a good"
              + " reason for one.")
      .instead(
          "Say it in the application, or let this rule off for such a trigger with its reason.")
      .source("https://www.postgresql.org/docs/current/rules-triggers.html")
      .hazards("PO14")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY);
          CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          """)
      .flags("a trigger", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          CREATE TRIGGER stamps BEFORE INSERT ON carts FOR EACH ROW EXECUTE FUNCTION stamp(); -- finding
          """)
      .flags("a rule and a child", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          CREATE RULE quiet AS ON DELETE TO carts DO INSTEAD NOTHING; -- finding
          CREATE TABLE old_orders () INHERITS (orders); -- finding
          """)
      .accepts("a function, which is called by name", """
          CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    Statement written = statement.statement();
    if (written instanceof CreateTrigger trigger) {
      findings.add(trigger.name().span(), "The trigger acts on " + trigger.table() + " unseen");
    } else if (written instanceof CreateRule rule) {
      findings.add(rule.name().span(), "The rule rewrites statements on " + rule.table());
    } else if (written instanceof CreateTable table && !table.inherits().isEmpty()) {
      findings.add(
          table.name().span(),
          "Rows of " + table.name() + " appear in queries of "
              + table.inherits().get(0));
    }
  }
}
