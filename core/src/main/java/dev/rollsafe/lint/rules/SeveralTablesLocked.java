package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction.HeldLock;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Span;
import java.util.List;

/** Flags the second statement of a transaction that keeps readers out of another table. */
final class SeveralTablesLocked implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "several-tables-locked",
          Severity.INFO,
          "Several tables are locked against reads, one after the other, in one transaction")
      .why(
          "The first table stays closed while the second lock is waited for. A transaction of the application that uses both the"
              + " other way round waits for the migration and it for that one, and the server ends one of them with 40P01.")
      .instead("Give each table a migration, and so a transaction, of its own.")
      .source("https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS")
      .hazards("TX05", "CN09")
      .given("CREATE TABLE orders (id bigint); CREATE TABLE parts (id bigint);")
      .flags("two tables, told once", """
          ALTER TABLE orders ADD COLUMN a integer;
          ALTER TABLE parts ADD COLUMN a integer; -- finding
          ALTER TABLE orders ADD COLUMN b integer;
          """)
      .accepts("one table", """
          ALTER TABLE orders ADD COLUMN a integer;
          ALTER TABLE orders ADD COLUMN b integer;
          """)
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts ADD COLUMN a integer;
          ALTER TABLE orders ADD COLUMN a integer;
          """)
      .accepts(Example.of("two transactions", """
              ALTER TABLE orders ADD COLUMN a integer;
              ALTER TABLE parts ADD COLUMN a integer;
              """).in(TransactionMode.NONE))
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    List<HeldLock> held = HeldLocks.blockingReads(statement);
    if (held.isEmpty() || !areOfOneStatement(held)) {
      return;
    }
    for (Lock lock : statement.effect().locks()) {
      if (HeldLocks.blocksReads(lock) && !statement.isNew(lock.object()) && !isHeld(held, lock)) {
        findings.add(
            statement.statement().span(),
            "Locks " + lock.object() + " while " + held.get(0).lock().object()
                + " is locked since line "
                + statement.position(held.get(0).takenBy().start()).line());
        return;
      }
    }
  }

  /** Where they are of several, it has been told. */
  private static boolean areOfOneStatement(List<HeldLock> held) {
    Span first = held.get(0).takenBy();
    for (HeldLock other : held) {
      if (!other.takenBy().equals(first)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHeld(List<HeldLock> held, Lock lock) {
    for (HeldLock other : held) {
      if (other.lock().object().equals(lock.object())) {
        return true;
      }
    }
    return false;
  }
}
