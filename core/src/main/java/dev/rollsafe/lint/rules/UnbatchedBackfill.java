package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags UPDATE that goes through a table in use in one go. */
final class UnbatchedBackfill implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "unbatched-backfill", Severity.WARNING, "One UPDATE goes through the whole table")
      .why(
          "Each row it changes stays locked until it commits, so that writers of these rows wait; it leaves a dead version of"
              + " each behind, and holds VACUUM back as long as it runs.")
      .instead(
          "Fill in batches of some thousand rows, by ranges of the primary key, with a commit after each, outside the migration's"
              + " transaction.")
      .source("https://www.postgresql.org/docs/current/routine-vacuuming.html")
      .hazards("DM01", "DM02")
      .growsWithTable()
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, status text, state text);")
      .flags(
          "rows that no index finds",
          "UPDATE orders SET state = 'new' WHERE state IS NULL; -- finding")
      .flags("all rows, none of which loses a value", """
          UPDATE orders SET state = coalesce(state, status); -- finding
          """)
      .accepts(
          "a batch by the primary key",
          "UPDATE orders SET state = 'new' WHERE state IS NULL AND id BETWEEN 1 AND 5000;")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint PRIMARY KEY, state text);
          UPDATE carts SET state = 'new';
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof Update update)
        || (update.where().isEmpty() && !statement.effect().loses().isEmpty())
        || !HeldLocks.blockingReads(statement).isEmpty()) {
      return;
    }
    for (ObjectName table : statement.effect().scans()) {
      if (!statement.isNew(table)) {
        findings.add(update.span(), "Goes through all of " + table + " in one statement");
        return;
      }
    }
  }
}
