package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags concurrent index builds that wait for the transaction in which Flyway holds its own lock. */
final class FlywayLockAgainstConcurrently implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "flyway-lock-against-concurrently",
          Severity.ERROR,
          "A concurrent index build waits for ever for the transaction in which Flyway holds its lock")
      .why(
          "Since 9.1.2 Flyway keeps a transaction open on another connection for its advisory lock. CONCURRENTLY waits for the"
              + " transactions that are open, this one does not end before the migration does, and neither moves again. It is off by"
              + " default, as the migrations do not tell how Flyway is set.")
      .instead(
          "Set flyway.postgresql.transactional.lock=false (spring.flyway.postgresql.transactional-lock=false in Spring Boot), and"
              + " leave this rule off then.")
      .source("https://github.com/flyway/flyway/issues/3508")
      .source("https://github.com/flyway/flyway/issues/3961")
      .hazards("TX18")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(Example.of(
              "a concurrent build that Flyway runs",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status); -- finding")
          .in(TransactionMode.DETECTED))
      .accepts(Example.of(
              "another runner", "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.NONE))
      .accepts(Example.of(
              "a drop, which waits only for those who use the table",
              "DROP INDEX CONCURRENTLY IF EXISTS orders_status_idx;")
          .in(TransactionMode.DETECTED))
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.transaction().isEmpty()
        && isConcurrent(statement.statement())
        && isRunByFlyway(statement)) {
      findings.add(
          statement.statement().span(),
          StatementKind.of(statement.statement())
              + " CONCURRENTLY waits for Flyway's own transaction, unless"
              + " flyway.postgresql.transactional.lock=false");
    }
  }

  private static boolean isConcurrent(Statement statement) {
    return (statement instanceof CreateIndex index && index.concurrently())
        || (statement instanceof Reindex reindex && reindex.concurrently());
  }

  /** Of all layouts only Flyway's has versions. */
  private static boolean isRunByFlyway(StatementContext statement) {
    return statement.migration().transactionMode() == TransactionMode.DETECTED
        || statement.migration().version().isPresent();
  }
}
