package dev.rollsafe.lint.rules;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags the first statement that may run long without a limit. */
final class LongWorkWithoutTimeout implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "long-work-without-timeout",
          Severity.INFO,
          "The statement may run, and hold its locks, for as long as it takes")
      .why(
          "What reads or writes a whole table under a lock takes as long as the table is large. With statement_timeout a migration"
              + " that was tried on a small table fails on a large one instead of stopping the service.")
      .instead(
          "SET statement_timeout to what the service can bear before the statement, and back to 0 where it may take its time: a"
              + " concurrent index build, a backfill in batches.")
      .source(
          "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT")
      .hazards("TX02")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, total integer);")
      .flags("a validation under a lock", """
          -- rollsafe:ignore check-validates-under-lock the table is small

          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0); -- finding
          """)
      .accepts("a limit", """
          SET statement_timeout = '5s';
          -- rollsafe:ignore check-validates-under-lock the table is small
          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0);
          """)
      .accepts("work that is over in a moment", "ALTER TABLE orders ADD COLUMN note text;")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (blocksWhileItWorks(statement) && !Timeouts.isSet(statement, "statement_timeout")) {
        findings.add(
            statement.statement().span(),
            "This reads or writes a whole table without a time limit");
        return;
      }
    }
  }

  private static boolean blocksWhileItWorks(StatementContext statement) {
    for (ObjectName relation : statement.effect().scans()) {
      if (!statement.isNew(relation)
          && Locks.on(statement.effect(), relation)
              .filter(LockMode::blocksWrites)
              .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
