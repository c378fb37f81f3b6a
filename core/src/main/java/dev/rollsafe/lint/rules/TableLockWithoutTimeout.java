package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.util.Optional;

/** Flags the first lock of a migration that others queue behind and that waits for as long as it takes. */
final class TableLockWithoutTimeout implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "table-lock-without-timeout",
          Severity.INFO,
          "A lock that blocks others is waited for without an end")
      .why(
          "While it waits for a long query to end, all that come later wait behind it, even for locks that would go with that"
              + " query's. It is off by default, as the timeout may be set outside of the migrations.")
      .instead(
          "SET lock_timeout = '2s' first (SET LOCAL in a transaction), and let the migration be tried again when it fails.")
      .source("https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT")
      .hazards("TX01", "TX03", "TB16", "CN08")
      .given("CREATE TABLE orders (id bigint);")
      .flags("no timeout", """
          ALTER TABLE orders ADD COLUMN a integer; -- finding
          ALTER TABLE orders ADD COLUMN b integer;
          """)
      .flags(Example.of("no timeout, behind a comment", """
              CREATE TABLE carts (id bigint);
                -- rollsafe:ignore index-build-blocks-writes the table is small
                CREATE INDEX orders_id_idx ON orders (id); -- finding
              """).in(TransactionMode.NONE))
      .flags("a timeout of zero, which is none", """
          SET lock_timeout = 0;
          ALTER TABLE orders ADD COLUMN a integer; -- finding
          """)
      .flags("a timeout that comes too late", """
          ALTER TABLE orders ADD COLUMN a integer; -- finding
          SET lock_timeout = '2s';
          """)
      .flags(Example.of("SET LOCAL outside a transaction, which does nothing", """
              SET LOCAL lock_timeout = '2s';
              ALTER TABLE orders ADD COLUMN a integer; -- finding
              """)
          .in(TransactionMode.NONE))
      .accepts("a timeout of the session", """
          SET lock_timeout = '2s';
          ALTER TABLE orders ADD COLUMN a integer;
          """)
      .accepts("a timeout of the transaction", """
          SET LOCAL lock_timeout TO 2000;
          ALTER TABLE orders ADD COLUMN a integer;
          """)
      .accepts("a timeout set by a function", """
          SELECT set_config('lock_timeout', '2s', true);
          ALTER TABLE orders ADD COLUMN a integer;
          """)
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts ADD COLUMN a integer;
          """)
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      Optional<Lock> lock = blocking(statement);
      if (lock.isPresent() && !Timeouts.isSet(statement, "lock_timeout")) {
        findings
            .add(
                statement.statement().span(),
                "This waits for its " + lock.get().mode().sql() + " lock on "
                    + lock.get().object() + " as long as it takes, and others wait behind it")
            .fix(safeForm(migration, statement));
        return;
      }
    }
  }

  private static Optional<Lock> blocking(StatementContext statement) {
    for (Lock lock : statement.effect().locks()) {
      if (lock.mode().blocksWrites() && !statement.isNew(lock.object())) {
        return Optional.of(lock);
      }
    }
    return Optional.empty();
  }

  /** Flyway would refuse SET beside a statement for which it opens no transaction. */
  private static Optional<Fix> safeForm(MigrationContext migration, StatementContext statement) {
    boolean refused = migration.migration().transactionMode() == TransactionMode.DETECTED
        && !migration.runner().opened();
    if (refused || statement.nested()) {
      return Optional.empty();
    }
    String setting = statement.transaction().isPresent()
        ? "SET LOCAL lock_timeout = '5s'"
        : "SET lock_timeout = '5s'";
    Fix fix = Fix.of(setting + " first", SafeForms.before(statement, setting));
    return Optional.of(
        statement.transaction().isPresent()
            ? fix
            : fix.note("It holds for the session; RESET lock_timeout ends it."));
  }
}
