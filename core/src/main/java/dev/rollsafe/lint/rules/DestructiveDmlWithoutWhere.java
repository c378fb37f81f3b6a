package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Update;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags DELETE and UPDATE that hit every row of a table in use. */
final class DestructiveDmlWithoutWhere implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "destructive-dml-without-where",
          Severity.ERROR,
          "Every row of the table is deleted or overwritten")
      .why(
          "What the rows held is lost and no rollback of the application brings it back; meanwhile each row is locked until the"
              + " migration commits.")
      .instead(
          "Say which rows are meant, and save what they hold in a table of its own first; or overwrite nothing: fill a new"
              + " column.")
      .source("https://www.postgresql.org/docs/current/sql-delete.html")
      .source("https://www.postgresql.org/docs/current/sql-update.html")
      .hazards("DS12")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags("DELETE of all rows", "DELETE FROM orders; -- finding")
      .flags("a condition that always holds", "DELETE FROM orders WHERE 1 = 1; -- finding")
      .flags("UPDATE of all rows", "UPDATE orders SET status = 'new'; -- finding")
      .accepts("a column that the same migration added", """
          ALTER TABLE orders ADD COLUMN state text;
          -- rollsafe:ignore slow-work-under-held-lock there are a dozen orders yet
          UPDATE orders SET state = status;
          """)
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          DELETE FROM carts;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.effect().loses().isEmpty()) {
      return;
    }
    if (statement.statement() instanceof Delete delete && Conditions.holdForAll(delete.where())) {
      found(statement, "Deletes every row of ", delete.table(), findings);
    } else if (statement.statement() instanceof Update update
        && Conditions.holdForAll(update.where())) {
      found(statement, "Overwrites every row of ", update.table(), findings);
    }
  }

  private static void found(
      StatementContext statement, String what, QualifiedName table, Findings findings) {
    findings.add(statement.statement().span(), what + statement.before().resolve(table));
  }
}
