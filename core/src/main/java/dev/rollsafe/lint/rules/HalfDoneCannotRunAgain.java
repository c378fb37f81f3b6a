package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.List;

/** Flags migrations without a transaction that cannot go on where they have failed. */
final class HalfDoneCannotRunAgain implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "half-done-cannot-run-again",
          Severity.INFO,
          "If a later statement fails, the migration cannot be run again")
      .why(
          "Outside a transaction each statement stays when a later one fails. The next attempt begins at the first one, which then"
              + " meets what it has made, and somebody has to tidy up by hand.")
      .instead(
          "One statement in such a migration; or IF NOT EXISTS and IF EXISTS, and for a concurrent build DROP INDEX CONCURRENTLY IF"
              + " EXISTS before it.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY")
      .hazards("TX13")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, total integer, tax integer);")
      .flags(Example.of("two builds, of which the second may fail", """
              CREATE INDEX CONCURRENTLY orders_total ON orders (total); -- finding
              CREATE INDEX CONCURRENTLY orders_tax ON orders (tax);
              """).in(TransactionMode.NONE))
      .accepts(Example.of("builds that begin by tidying up", """
              DROP INDEX CONCURRENTLY IF EXISTS orders_total;
              CREATE INDEX CONCURRENTLY orders_total ON orders (total);
              DROP INDEX CONCURRENTLY IF EXISTS orders_tax;
              CREATE INDEX CONCURRENTLY orders_tax ON orders (tax);
              """).in(TransactionMode.NONE))
      .accepts(Example.of("one statement", """
              CREATE INDEX CONCURRENTLY orders_total ON orders (total);
              """).in(TransactionMode.NONE))
      .accepts("a transaction, of which nothing stays", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          ALTER TABLE orders ADD COLUMN cart bigint;
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    List<StatementContext> statements = migration.statements();
    if (migration.runner().opened() || statements.size() < 2 || anyInTransaction(statements)) {
      return;
    }
    StatementContext last = statements.get(statements.size() - 1);
    Rerun.firstRefused(statements, last.before(), migration.version())
        .ifPresent(refused -> findings.add(
            refused.statement().span(),
            "If a statement behind it fails, the server refuses this at the next attempt"));
  }

  private static boolean anyInTransaction(List<StatementContext> statements) {
    for (StatementContext statement : statements) {
      if (statement.transaction().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
