package dev.rollsafe.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.Reason.Code;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger on real servers: what it takes, what it refuses and what it never forgets. */
class ReleaseLedgerTest {

  private static final Change MAIL = Change.of(
          "customer.mail->email", "rename-column", "customer.mail", Optional.of("customer.email"))
      .consumers("orders");

  @Test
  void everyVersionTakesTheLedgerTwice() throws SQLException {
    for (Map.Entry<Integer, TestPostgres> server : TestPostgres.versions().entrySet()) {
      try (TestPostgres.Database database = server.getValue().createDatabase();
          Connection connection = database.connect()) {
        ReleaseLedger ledger = ReleaseLedger.of(connection, "gate_2");
        assertThat(ledger.exists()).isFalse();
        ledger.create(Optional.of("prod"));
        ledger.create(Optional.of("prod"));
        assertThat(ledger.exists()).isTrue();
        ledger.declare(MAIL);
        assertThat(codes(GateCheck.of(ledger).decide(MAIL)))
            .as("on %s", server.getKey())
            .containsExactly(Code.NO_EXPAND, Code.SOAK);
      }
    }
  }

  @Test
  void noLedgerNoContract() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      GateDecision decision = GateCheck.of(connection).decide("x");
      assertThat(decision).isInstanceOf(GateDecision.Blocked.class);
      assertThat(codes(decision)).containsExactly(Code.NO_LEDGER);
      assertThatThrownBy(() -> ReleaseLedger.of(connection).assertContract("x"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void whatIsWrittenIsRead() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.empty());
      ledger.declare(MAIL);
      ledger.record(MAIL.id(), Phase.EXPANDED);
      ledger.record(MAIL.id(), Phase.SYNCED);
      ledger.recordComparison(MAIL.id(), 0);
      ledger.register(Build.of("orders", "1.0", Set.of(), Set.of()));
      ledger.move("orders", "1.0", Release.State.DEPLOYING);
      ledger.move("orders", "1.0", Release.State.LIVE);
      ledger.record("orders", "1.0", "error-rate", Evidence.Verdict.PASS, Measurement.NONE);
      ledger.move("orders", "1.0", Release.State.STABLE);
      GateDecision decision = GateCheck.of(connection).decide(MAIL.id());
      assertThat(decision).isInstanceOf(GateDecision.Held.class);
      assertThat(codes(decision)).containsExactly(Code.IN_USE, Code.SOAK);
      assertThat(ledger.whyClosed(MAIL.id()))
          .containsExactlyElementsOf(
              decision.reasons().stream().map(Reason::toString).toList());
      assertThat(ledger.facts().evidence("orders")).hasSize(1);
      assertThat(ledger.facts().progress(MAIL.id()).orElseThrow().change()).isEqualTo(MAIL);
    }
  }

  @Test
  void everyTransitionIsJudgedAlike() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.empty());
      for (Release.State from : Release.State.values()) {
        for (Release.State to : Release.State.values()) {
          statement.execute(
              "DELETE FROM rollsafe.release; INSERT INTO rollsafe.service VALUES ('s') ON CONFLICT DO NOTHING;"
                  + "INSERT INTO rollsafe.release (service, release_id, state, live_at, stable_at) VALUES ('s', 'r', '"
                  + from.word() + "', now(), now())");
          boolean moved = succeeds(() -> ledger.move("s", "r", to));
          assertThat(moved).as("%s to %s", from, to).isEqualTo(from == to || from.canBecome(to));
        }
      }
      for (Phase from : Phase.values()) {
        for (Phase to : Phase.values()) {
          statement.execute("DELETE FROM rollsafe.change; INSERT INTO rollsafe.change"
              + " (change_id, kind, old_side, new_side, expand, contract, soak, quarantine, phase)"
              + " VALUES ('c', 'k', 'o', 'n', '{}', '{}', '0', '0', '" + from.word() + "')");
          boolean moved = succeeds(() -> ledger.record("c", to));
          assertThat(moved).as("%s to %s", from, to).isEqualTo(from == to || from.canBecome(to));
        }
      }
    }
  }

  private interface Action {
    void run() throws SQLException;
  }

  private static boolean succeeds(Action action) {
    try {
      action.run();
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isEqualTo("XG003");
      return false;
    }
  }

  private static List<Code> codes(GateDecision decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }
}
