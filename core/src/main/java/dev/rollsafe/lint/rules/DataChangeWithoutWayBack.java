package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Flags UPDATE, DELETE and their like that overwrite or delete some rows and keep nothing of them: once for each table. */
final class DataChangeWithoutWayBack implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "data-change-without-way-back",
          Severity.WARNING,
          "Values or rows are lost that nothing brings back when the release is rolled back")
      .also(Severity.INFO)
      .why(
          "The previous release comes back to rows that are gone or hold something else, and nothing tells what they held: a"
              + " restored backup would take along all that was written since.")
      .instead(
          "Keep what goes before it goes, in the same release: CREATE TABLE orders_before AS SELECT .. WHERE the same condition; or"
              + " write the new values into a new column. If what goes is worth nothing, let it through with that reason.")
      .source("https://www.postgresql.org/docs/current/sql-update.html")
      .source("https://www.postgresql.org/docs/current/sql-delete.html")
      .hazards("DM05")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY, status text, note text);
          CREATE TABLE old_notes (id bigint, note text);
          """)
      .flags("values that give way to others", """
          UPDATE orders SET status = 'void' WHERE id < 100; -- finding
          """)
      .flags("rows that go, in several statements", """
          DELETE FROM orders WHERE status = 'void'; -- finding
          DELETE FROM orders WHERE status = 'gone';
          """)
      .flags("values that an INSERT meets", """
          INSERT INTO orders (id, status) VALUES (1, 'new') -- finding
            ON CONFLICT (id) DO UPDATE SET status = excluded.status;
          """)
      .accepts("rows that are kept elsewhere", """
          CREATE TABLE void_orders AS SELECT * FROM orders WHERE status = 'void';
          DELETE FROM orders WHERE status = 'void';
          """)
      .accepts(
          "a value where there was none",
          "UPDATE orders SET note = '' WHERE note IS NULL AND id < 100;")
      .accepts("a column that the same migration added", """
          ALTER TABLE orders ADD COLUMN state text;
          UPDATE orders SET state = status WHERE id = 7;
          """);

  /** What is lost of a table, in so many statements. */
  private record Lost(StatementContext first, Loss loss, int statements) {}

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    Map<ObjectName, Lost> found = null;
    for (StatementContext statement : migration.statements()) {
      if (!statement.effect().loses().isEmpty() && isMeant(statement.statement())) {
        Loss loss = statement.effect().loses().get(0);
        found = found == null ? new LinkedHashMap<>() : found;
        found.merge(
            loss.object(),
            new Lost(statement, loss, 1),
            (known, other) -> new Lost(known.first, known.loss, known.statements + 1));
      }
    }
    if (found != null) {
      found.values().forEach(lost -> report(lost, findings));
    }
  }

  /** What hits every row is told by a rule of its own. */
  private static boolean isMeant(Statement statement) {
    if (statement instanceof Update update) {
      return isLimited(update.where());
    }
    if (statement instanceof Delete delete) {
      return isLimited(delete.where());
    }
    return statement instanceof Insert || statement instanceof Merge;
  }

  private static boolean isLimited(Optional<Expression> where) {
    return !Conditions.holdForAll(where);
  }

  private static void report(Lost lost, Findings findings) {
    String others = lost.statements == 1
        ? ""
        : ", as in " + (lost.statements - 1) + (lost.statements == 2 ? " other" : " others")
            + " of this migration";
    String what = lost.loss.column().isPresent()
        ? "Values of " + lost.loss.place() + " are overwritten"
        : "Rows of " + lost.loss.place() + " are deleted";
    Findings.Draft draft =
        findings.add(lost.first.statement().span(), what + " and kept nowhere" + others);
    if (lost.first.statement() instanceof Insert) {
      draft.severity(Severity.INFO);
    }
  }
}
