package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SwitchTrigger;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.List;

/** Flags triggers that are switched off and left so. */
final class TriggerSwitchedOff implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "trigger-switched-off",
          Severity.WARNING,
          "What the triggers do is not done any more, and the migration does not switch them on again")
      .why(
          "DISABLE TRIGGER holds for all sessions, not only for the migration: writes of both releases pass without it. ALL takes in"
              + " those that check foreign keys, so rows that refer to nothing come in and are never found.")
      .instead(
          "ENABLE the trigger in the same transaction, or SET LOCAL session_replication_role = replica, which is for this session"
              + " alone; drop a trigger that nobody needs.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DISABLE-ENABLE-TRIGGER")
      .hazards("TB11")
      .given("""
          CREATE TABLE orders (id bigint, stamp text);
          CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN NEW.stamp := 'x'; RETURN NEW; END $$;
          CREATE TRIGGER stamps BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
          """)
      .flags("one trigger", "ALTER TABLE orders DISABLE TRIGGER stamps; -- finding")
      .flags("all of them", "ALTER TABLE orders DISABLE TRIGGER ALL; -- finding")
      .accepts("one that is switched on again in the same transaction", """
          ALTER TABLE orders DISABLE TRIGGER stamps;
          ALTER TABLE orders ENABLE TRIGGER stamps;
          """)
      .accepts("all of them, and all again", """
          ALTER TABLE orders DISABLE TRIGGER USER;
          ALTER TABLE public.orders ENABLE TRIGGER USER;
          """)
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts DISABLE TRIGGER ALL;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    for (int i = 0; i < statements.size(); i++) {
      StatementContext statement = statements.get(i);
      if (statement.statement() instanceof AlterTable alter) {
        ObjectName table = statement.before().resolve(alter.name());
        for (Action action : statement.actions()) {
          if (action.action() instanceof SwitchTrigger off
              && action.effect().phase() == Phase.CONTRACT
              && !isOnAgain(statements, i + 1, table, off)) {
            findings.add(off.span(), message(table, off));
          }
        }
      }
    }
  }

  private static String message(ObjectName table, SwitchTrigger off) {
    String what = off.name().isPresent()
        ? (off.rule() ? "the rule " : "the trigger ") + off.name().get()
        : "its triggers";
    return "Writes to " + table + " no longer set off " + what;
  }

  private static boolean isOnAgain(
      List<StatementContext> statements, int from, ObjectName table, SwitchTrigger off) {
    if (statements.get(from - 1).transaction().isEmpty()) {
      return false;
    }
    for (int i = from; i < statements.size(); i++) {
      StatementContext statement = statements.get(i);
      if (statement.statement() instanceof AlterTable alter
          && statement.before().resolve(alter.name()).equals(table)) {
        for (Action action : statement.actions()) {
          if (action.action() instanceof SwitchTrigger on && undoes(on, off)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean undoes(SwitchTrigger on, SwitchTrigger off) {
    return !on.mode().equals("DISABLE")
        && on.rule() == off.rule()
        && (on.group().isPresent() || sameName(on, off));
  }

  private static boolean sameName(SwitchTrigger on, SwitchTrigger off) {
    return on.name().isPresent()
        && off.name().isPresent()
        && on.name().get().value().equals(off.name().get().value());
  }
}
