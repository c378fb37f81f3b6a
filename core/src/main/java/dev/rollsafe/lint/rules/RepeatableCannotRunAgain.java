package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Insert.Source;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.Kind;
import java.util.List;

/** Flags repeatable migrations that do not survive their own repetition. */
final class RepeatableCannotRunAgain implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "repeatable-cannot-run-again", Severity.ERROR, "The repeatable migration works only once")
      .also(Severity.WARNING)
      .why(
          "Flyway runs it again whenever its text changes, and also when the release is rolled back: the older release brings its"
              + " own text, which differs from the one applied last. Then it meets what it has made before.")
      .instead(
          "Write it so that it can run at any time: CREATE OR REPLACE, or DROP IF EXISTS and CREATE; INSERT .. ON CONFLICT. What can"
              + " happen only once goes into a versioned migration.")
      .source("https://documentation.red-gate.com/fd/repeatable-migrations-273973335.html")
      .hazards("TX13")
      .given(
          "CREATE TABLE orders (id bigint PRIMARY KEY, total integer); CREATE TABLE states (name text PRIMARY KEY);")
      .flags("a view that is there the second time", """
          -- migration R__totals
          CREATE VIEW totals AS SELECT sum(total) AS total FROM orders; -- finding
          """)
      .flags("a column that is there, and rows that are", """
          -- migration R__states
          INSERT INTO states (name) VALUES ('new'), ('paid'); -- finding
          ALTER TABLE states ADD COLUMN note text; -- finding
          """)
      .accepts("what is dropped first, and rows that may be there", """
          -- migration R__totals
          DROP VIEW IF EXISTS totals;
          CREATE VIEW totals AS SELECT sum(total) AS total FROM orders;
          INSERT INTO states (name) VALUES ('new') ON CONFLICT DO NOTHING;
          """)
      .accepts("a versioned migration", """
          -- migration V1__totals
          CREATE VIEW totals AS SELECT sum(total) AS total FROM orders;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    if (migration.migration().kind() != Kind.REPEATABLE) {
      return;
    }
    List<StatementContext> statements = migration.statements();
    Rerun.firstRefused(statements, migration.after(), migration.version())
        .ifPresent(refused -> findings.add(
            refused.statement().span(), "The server refuses this when the migration runs again"));
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).statement() instanceof Insert insert
          && insert.source() == Source.VALUES
          && insert.onConflict().isEmpty()
          && !isEmptied(statements, i, statements.get(i).before().resolve(insert.table()))) {
        findings
            .add(insert.span(), "The rows are inserted again each time the migration runs")
            .severity(Severity.WARNING);
        return;
      }
    }
  }

  private static boolean isEmptied(List<StatementContext> statements, int end, ObjectName table) {
    for (int i = 0; i < end; i++) {
      StatementContext earlier = statements.get(i);
      if (earlier.statement() instanceof Delete delete
          && earlier.before().resolve(delete.table()).equals(table)) {
        return true;
      }
      if (earlier.statement() instanceof Truncate || earlier.isNew(table)) {
        return true;
      }
    }
    return statements.get(end).isNew(table);
  }
}
