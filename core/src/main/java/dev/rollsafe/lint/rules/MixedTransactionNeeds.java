package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags migrations that Flyway refuses because their statements need different transactions. */
final class MixedTransactionNeeds implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "mixed-transaction-needs",
          Severity.ERROR,
          "Flyway refuses a migration in which only some statements can run in a transaction")
      .why(
          "Flyway looks for statements that cannot run in a transaction; where it finds others beside them, it runs none of them,"
              + " unless the setting mixed is on. Then all run outside a transaction, and a failure leaves the migration half done.")
      .instead("Give the statements that cannot run in a transaction a migration of their own.")
      .source("https://documentation.red-gate.com/fd/flyway-mixed-setting-277579012.html")
      .hazards("IX04")
      .given("CREATE TABLE orders (id bigint, status text);")
      .flags(Example.of("a concurrent build behind another statement", """
              SET lock_timeout = '2s';
              CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status); -- finding
              """)
          .in(TransactionMode.DETECTED))
      .accepts(Example.of(
              "a concurrent build alone",
              "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);")
          .in(TransactionMode.DETECTED));

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    migration
        .runner()
        .mixedAt()
        .ifPresent(at -> findings.add(
            at, "Flyway does not run this statement in one migration with those before it"));
  }
}
