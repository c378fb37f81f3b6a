package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {

  private static final ObjectName ORDERS = new ObjectName("public", "orders");

  /** Tells of each statement which transaction it runs in, and how many ran in it before. */
  private static final TestRule WHERE = TestRule.statements(
      "where",
      (context, findings) -> findings.add(
          context.statement().span(),
          StatementKind.of(context.statement()) + " "
              + context
                  .transaction()
                  .map(t -> (t.explicit() ? "script" : "runner") + t.statements())
                  .orElse("alone")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SINGLE   | ANALYZE a; ANALYZE b                       | ANALYZE runner0, ANALYZE runner1",
        "NONE     | ANALYZE a; ANALYZE b                       | ANALYZE alone, ANALYZE alone",
        "NONE     | BEGIN; ANALYZE a; COMMIT; ANALYZE b        | BEGIN alone, ANALYZE script0, COMMIT script1, ANALYZE alone",
        "NONE     | BEGIN; ANALYZE a; ROLLBACK; ANALYZE b      | BEGIN alone, ANALYZE script0, ROLLBACK script1, ANALYZE alone",
        "NONE     | BEGIN; COMMIT AND CHAIN; ANALYZE a         | BEGIN alone, COMMIT script0, ANALYZE script0",
        "SINGLE   | ANALYZE a; COMMIT; ANALYZE b               | ANALYZE runner0, COMMIT runner1, ANALYZE runner0",
        "SINGLE   | BEGIN; ANALYZE a                           | BEGIN runner0, ANALYZE runner1",
        "NONE     | BEGIN; SAVEPOINT a; ROLLBACK TO a; ANALYZE | BEGIN alone, SAVEPOINT script0, ROLLBACK TO script1, ANALYZE script2",
        "DETECTED | ANALYZE a                                  | ANALYZE runner0",
        "DETECTED | VACUUM a                                   | VACUUM alone",
        "DETECTED | ANALYZE a; VACUUM a                        | ANALYZE alone, VACUUM alone",
      })
  void everyStatementKnowsItsTransaction(TransactionMode mode, String sql, String expected) {
    HistoryAssessment assessment =
        Linter.of(List.of(WHERE), ServerVersion.DEFAULT).check(TestHistory.of(mode, sql));
    assertThat(String.join(
            ", ", assessment.findings().stream().map(Finding::message).toList()))
        .isEqualTo(expected);
  }

  @Test
  void theStrongestLockOnAnObjectIsHeld() {
    Transaction transaction = new Transaction(false);
    transaction.ran(locking(LockMode.SHARE), Catalog.empty(), new Span(1, 2));
    transaction.ran(locking(LockMode.ACCESS_EXCLUSIVE), Catalog.empty(), new Span(3, 4));
    transaction.ran(locking(LockMode.SHARE_UPDATE_EXCLUSIVE), Catalog.empty(), new Span(5, 6));
    assertThat(transaction.locks())
        .containsExactly(new Transaction.HeldLock(
            new Lock(ORDERS, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE), new Span(3, 4)));
    assertThat(transaction.lock(ORDERS)).contains(transaction.locks().get(0));
    assertThat(transaction.lockCount()).isEqualTo(1);
    assertThat(transaction.statements()).isEqualTo(3);
  }

  @Test
  void weakLocksDoNotCount() {
    Transaction transaction = new Transaction(false);
    transaction.ran(locking(LockMode.ROW_EXCLUSIVE), Catalog.empty(), new Span(1, 2));
    assertThat(transaction.locks()).isEmpty();
    assertThat(transaction.lock(ORDERS)).isEmpty();
  }

  /** Nobody else can wait for what nobody else knows. */
  @Test
  void locksOnWhatIsNewDoNotCount() {
    Rule counting = TestRule.statements("counting", (context, findings) -> {
      if (context.isNew(ORDERS)) {
        Transaction transaction = context.transaction().orElseThrow();
        transaction.ran(locking(LockMode.SHARE), context.before(), new Span(1, 2));
        findings.add(context.statement().span(), "held: " + transaction.lockCount());
      }
    });
    assertThat(TestHistory.check(List.of(counting), "CREATE TABLE orders (id int); ANALYZE orders;")
            .findings())
        .extracting(Finding::message)
        .containsExactly("held: 0");
  }

  private static Effect locking(LockMode mode) {
    return new Effect(
        Phase.NEUTRAL,
        "A test says so",
        List.of(new Lock(ORDERS, ObjectKind.TABLE, mode)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Transactionality.ANY,
        Optional.empty(),
        false);
  }
}
