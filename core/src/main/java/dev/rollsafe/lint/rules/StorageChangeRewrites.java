package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetAccessMethod;
import dev.rollsafe.ast.AlterAction.SetLogged;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags changes of how a table in use is kept, which copy it. */
final class StorageChangeRewrites implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "storage-change-rewrites",
          Severity.ERROR,
          "The table is copied into its new form while nobody can use it")
      .why(
          "SET LOGGED, SET UNLOGGED and SET ACCESS METHOD write every row and every index again under an ACCESS EXCLUSIVE lock:"
              + " reads and writes wait as long as the table is large.")
      .instead(
          "Make a new table of the form that is wanted, copy the rows in batches while a trigger keeps both in step, and rename;"
              + " or change it while the table is small.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("TB02", "TB03")
      .growsWithTable()
      .given("CREATE UNLOGGED TABLE hits (id bigint); CREATE TABLE orders (id bigint);")
      .flags("SET LOGGED", "ALTER TABLE hits SET LOGGED; -- finding")
      .accepts("what is so already", "ALTER TABLE orders SET LOGGED;")
      .accepts(Example.of(
              "an access method that the table has already",
              "ALTER TABLE orders SET ACCESS METHOD heap;")
          .on(15))
      .accepts("a table that the same migration made", """
          CREATE UNLOGGED TABLE carts (id bigint);
          ALTER TABLE carts SET LOGGED;
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
      boolean kept =
          action.action() instanceof SetLogged || action.action() instanceof SetAccessMethod;
      if (kept && !action.effect().rewrites().isEmpty()) {
        findings.add(
            action.action().span(),
            "Copying " + statement.before().resolve(alter.name())
                + " keeps reads and writes waiting");
      }
    }
  }
}
