package dev.rollsafe.release;

import static dev.rollsafe.release.GateDatabase.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.Evidence.Verdict;
import dev.rollsafe.release.Reason.Code;
import dev.rollsafe.release.Release.State;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gate does when something goes wrong: one test for each way it can, each from a gate that is open. */
class GateFailureModesTest {

  private GateDatabase gate;

  @BeforeEach
  void open() throws SQLException {
    gate = GateDatabase.open();
    assertThat(gate.shut()).isEmpty();
  }

  @AfterEach
  void close() throws SQLException {
    gate.close();
  }

  @Test
  void clockSkew() throws SQLException {
    String before = gate.one("SELECT clock_timestamp()");
    gate.live("orders", "1.4", true);
    assertThat(gate.one("SELECT live_at BETWEEN '" + before
            + "' AND clock_timestamp() FROM rollsafe.release WHERE release_id = '1.4'"))
        .isEqualTo("t");
    Instant now = gate.ledger.facts().now();
    assertThat(gate.one(
            "SELECT abs(extract(epoch FROM clock_timestamp() - '" + now + "'::timestamptz)) < 5"))
        .isEqualTo("t");
    // A transaction that is old does not make the soak look longer or shorter.
    gate.connection.setAutoCommit(false);
    gate.one("SELECT pg_sleep(0.05)");
    assertThat(gate.one("SELECT now() < clock_timestamp() - interval '40 ms'")).isEqualTo("t");
    assertThat(gate.ledger.facts().now()).isAfter(now.plusMillis(40));
    gate.connection.rollback();
    gate.connection.setAutoCommit(true);
  }

  @Test
  void clonedDatabase() throws SQLException {
    gate.execute("UPDATE rollsafe.identity SET database_oid = 1");
    assertThat(gate.shut()).containsExactly(Code.IDENTITY);
    assertThatThrownBy(() -> gate.ledger.assertContract(CHANGE.id()))
        .hasMessageContaining("made in another database of this server");
    gate.ledger.adopt("prod", "cloned on purpose");
    assertThat(gate.shut()).isEmpty();
    assertThat(
            gate.one(
                "SELECT detail ->> 'reason' FROM rollsafe.event WHERE what = 'adopt' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("cloned on purpose");
  }

  @Test
  void restoredFromBackup() throws SQLException {
    gate.execute("UPDATE rollsafe.identity SET system_identifier = system_identifier + 1");
    assertThat(gate.shut()).containsExactly(Code.IDENTITY);
    gate.ledger.adopt("prod", "restored");
    gate.execute("UPDATE rollsafe.identity SET timeline = timeline + 1");
    assertThat(gate.shut()).containsExactly(Code.IDENTITY);
  }

  @Test
  void anotherEnvironment() throws SQLException {
    gate.ledger.environment(Optional.of("staging"));
    assertThat(gate.shut()).containsExactly(Code.IDENTITY);
    gate.ledger.environment(Optional.of("prod"));
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void hotfixFromAnOldBranch() throws SQLException {
    gate.live("orders", "1.3.1", false);
    assertThat(gate.shut()).containsExactly(Code.IN_USE);
    gate.ledger.move("orders", "1.3.1", State.STABLE);
    gate.later("48 hours");
    gate.ledger.recordComparison(CHANGE.id(), 0);
    assertThat(gate.shut()).containsExactly(Code.IN_USE, Code.SOAK);
  }

  @Test
  void rolledBackRelease() throws SQLException {
    gate.ledger.move("orders", "1.3", State.ROLLING_BACK);
    assertThat(gate.shut()).containsExactly(Code.SOAK);
    gate.ledger.move("orders", "1.3", State.ROLLED_BACK);
    gate.ledger.move("orders", "1.2", State.LIVE);
    gate.ledger.move("orders", "1.2", State.STABLE);
    assertThat(gate.shut()).as("the soak begins anew").containsExactly(Code.SOAK);
    assertThatThrownBy(() -> gate.ledger.move("orders", "1.3", State.DEPLOYING))
        .hasMessageContaining("such as 1.3+2");
    gate.stable("orders", "1.3+2", true);
    assertThat(gate.shut()).containsExactly(Code.SOAK);
    gate.later("25 hours");
    gate.ledger.recordComparison(CHANGE.id(), 0);
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void rollbackBeyondTheWindow() throws SQLException {
    gate.ledger.register(Build.of("orders", "1.1", Set.of(), Set.of()));
    gate.ledger.record(CHANGE.id(), Phase.TOMBSTONED);
    assertThat(GateCheck.of(gate.ledger).rollbackBlockers("orders", "1.1"))
        .extracting(Reason::code)
        .containsExactly(Code.OLD_SIDE_GONE);
    assertThat(GateCheck.of(gate.ledger).rollbackBlockers("orders", "1.2")).isEmpty();
    assertThatThrownBy(() -> gate.ledger.move("orders", "1.1", State.DEPLOYING))
        .hasMessageContaining("orders 1.1 cannot run here");
  }

  @Test
  void severalServicesOnOneSchema() throws SQLException {
    gate.ledger.declare(CHANGE.consumers("billing"));
    assertThat(gate.shut()).as("a consumer is added, none is lost").containsExactly(Code.SOAK);
    gate.stable("billing", "7.0", false);
    assertThat(gate.shut()).containsExactly(Code.IN_USE, Code.SOAK);
  }

  @Test
  void unregisteredConsumer() throws SQLException {
    try (Connection reporting = gate.connect()) {
      GateDatabase.execute(reporting, "SET application_name = 'reporting@3'");
      assertThat(gate.shut()).containsExactly(Code.UNKNOWN_CONSUMER);
      GateDatabase.execute(reporting, "SET application_name = 'Metabase'");
      assertThat(gate.shut()).isEmpty();
      assertThat(GateCheck.of(gate.ledger).decide(CHANGE.id()).notes())
          .anyMatch(note -> note.contains("1 session(s) of Metabase are connected"));
    }
  }

  @Test
  void oldReleaseStillConnected() throws SQLException {
    try (Connection old = gate.connect()) {
      GateDatabase.execute(old, "SET application_name = 'orders@1.1'");
      assertThat(gate.shut()).containsExactly(Code.SESSION);
      GateDatabase.execute(old, "SET application_name = 'orders@1.3'");
      assertThat(gate.shut()).isEmpty();
    }
  }

  @Test
  void scaledToZero() throws SQLException {
    gate.ledger.declare(CHANGE.consumers("sunday-job"));
    gate.ledger.declare(new Service("sunday-job", 0, Duration.ofDays(8), Set.of()));
    gate.stable("sunday-job", "5", true);
    gate.later("100 hours");
    gate.ledger.recordComparison(CHANGE.id(), 0);
    assertThat(gate.shut()).as("no session is no proof").containsExactly(Code.SOAK);
    gate.later("100 hours");
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void oneSchemaOfManyTenants() throws SQLException {
    ReleaseLedger tenant = ReleaseLedger.of(gate.connection, "rollsafe_tenant_b");
    tenant.create(Optional.of("prod"));
    assertThat(GateCheck.of(tenant).decide(CHANGE.id()).reasons())
        .extracting(Reason::code)
        .containsExactly(Code.NO_EXPAND);
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void contractArrivesWhereItsExpandNeverRan() throws SQLException {
    gate.ledger.declare(
        Change.of("u.x->y", "rename-column", "u.x", Optional.of("u.y")).consumers("orders"));
    assertThatThrownBy(() -> gate.ledger.assertContract("u.x->y"))
        .hasMessageContaining("NO_EXPAND: no expand of u.x->y was applied to this database");
    assertThatThrownBy(() -> gate.ledger.assertContract("never.heard.of"))
        .hasMessageContaining("NO_EXPAND");
  }

  @Test
  void squashedHistory() throws SQLException {
    gate.ledger.record(CHANGE.id(), Phase.CONTRACTED);
    gate.ledger.declare(CHANGE.consumers("orders"));
    assertThat(gate.shut()).containsExactly(Code.CONTRACTED);
    assertThat(GateCheck.of(gate.ledger).rollbackBlockers("orders", "0.9"))
        .extracting(Reason::code)
        .contains(Code.OLD_SIDE_GONE);
  }

  @Test
  void declarationEditedLater() throws SQLException {
    Change other = Change.of(CHANGE.id(), "rename-column", "t.other", Optional.of("t.b"));
    assertThat(GateCheck.of(gate.ledger).decide(other).reasons())
        .extracting(Reason::code)
        .containsExactly(Code.REDECLARED);
    assertThatThrownBy(() -> gate.ledger.declare(other))
        .hasMessageContaining("cannot become another one");
  }

  @Test
  void twoDeploymentsAtOnce() throws Exception {
    for (String release : List.of("2.0", "2.1")) {
      gate.ledger.register(Build.of("orders", release, Set.of(), Set.of(CHANGE.id())));
    }
    List<String> results = new ArrayList<>();
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<String>> running = new ArrayList<>();
    for (String release : List.of("2.0", "2.1")) {
      running.add(both.submit(deploying(release)));
    }
    for (Future<String> one : running) {
      results.add(one.get());
    }
    both.shutdown();
    assertThat(results).containsExactlyInAnyOrder("", "XG004");
    assertThatThrownBy(() -> gate.execute(
            "UPDATE rollsafe.release SET state = 'deploying' WHERE release_id LIKE '2._'"))
        .as("not even by hand")
        .hasMessageContaining("one_deploying");
  }

  private Callable<String> deploying(String release) {
    return () -> {
      try (Connection connection = gate.connect()) {
        ReleaseLedger.of(connection).move("orders", release, State.DEPLOYING);
        return "";
      } catch (SQLException refused) {
        return refused.getSQLState();
      }
    };
  }

  @Test
  void crashBetweenTheChangeAndItsRecord() throws SQLException {
    try (Connection migration = gate.connect()) {
      migration.setAutoCommit(false);
      ReleaseLedger ledger = ReleaseLedger.of(migration);
      ledger.assertContract(CHANGE.id());
      GateDatabase.execute(migration, "ALTER TABLE t RENAME COLUMN a TO zz_tomb_a");
      ledger.record(CHANGE.id(), Phase.TOMBSTONED);
      gate.one(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
              + " AND datname = current_database()");
      assertThatThrownBy(migration::commit).isInstanceOf(SQLException.class);
    }
    assertThat(gate.hasOldSide()).isTrue();
    assertThat(gate.one("SELECT phase FROM rollsafe.change")).isEqualTo("synced");
  }

  @Test
  void partialRollout() throws SQLException {
    gate.live("orders", "1.4", true);
    gate.live("orders", "1.5", false);
    assertThat(gate.shut()).as("five per cent are some").containsExactly(Code.IN_USE);
  }

  @Test
  void idleColour() throws SQLException {
    gate.live("orders", "1.1-blue", false);
    gate.stable("orders", "1.4-green", true);
    gate.later("48 hours");
    gate.ledger.recordComparison(CHANGE.id(), 0);
    assertThat(gate.shut()).containsExactly(Code.IN_USE);
    gate.ledger.move("orders", "1.1-blue", State.RETIRED);
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void lowTraffic() throws SQLException {
    say(Verdict.INCONCLUSIVE);
    assertThat(gate.shut()).containsExactly(Code.EVIDENCE);
    gate.ledger.approve("orders", "1.3", "errors", "watched it by hand");
    assertThat(gate.shut()).isEmpty();
    assertThat(
            gate.one(
                "SELECT actor || ': ' || (detail ->> 'reason') FROM rollsafe.evidence ORDER BY id DESC LIMIT 1"))
        .endsWith(": watched it by hand");
  }

  @Test
  void monitoringIsDown() throws SQLException {
    gate.ledger.declare(new Service("orders", 1, Duration.ZERO, Set.of("errors")));
    assertThat(gate.shut()).as("no word is no pass").containsExactly(Code.EVIDENCE);
    say(Verdict.ERROR);
    assertThat(gate.shut()).containsExactly(Code.EVIDENCE);
    say(Verdict.PASS);
    assertThat(gate.shut()).isEmpty();
    say(Verdict.FAIL);
    assertThat(gate.shut()).containsExactly(Code.EVIDENCE);
  }

  private void say(Verdict verdict) throws SQLException {
    gate.ledger.record("orders", "1.3", "errors", verdict, Measurement.NONE);
  }

  @Test
  void featureFlagIsOff() throws SQLException {
    gate.ledger.declare(new Change(
        CHANGE.id(),
        CHANGE.kind(),
        CHANGE.oldSide(),
        CHANGE.newSide(),
        Set.of(),
        List.of(),
        List.of(),
        CHANGE.soak(),
        CHANGE.quarantine(),
        Optional.of("new-mails")));
    assertThat(gate.shut()).containsExactly(Code.FLAG);
    gate.ledger.recordFlag(CHANGE.id(), true);
    assertThat(gate.shut()).as("the soak begins with the flag").containsExactly(Code.SOAK);
    gate.later("25 hours");
    gate.ledger.recordComparison(CHANGE.id(), 0);
    assertThat(gate.shut()).isEmpty();
    gate.ledger.recordFlag(CHANGE.id(), false);
    assertThat(gate.shut()).containsExactly(Code.FLAG);
  }

  @Test
  void ledgerEditedByHand() throws SQLException {
    for (String table : List.of("event", "evidence", "gate_override")) {
      for (String verb : List.of(
          "UPDATE rollsafe." + table + " SET id = DEFAULT",
          "DELETE FROM rollsafe." + table,
          "TRUNCATE rollsafe." + table)) {
        assertThatThrownBy(() -> gate.execute(verb)).hasMessageContaining("only ever added to");
      }
    }
    gate.execute("UPDATE rollsafe.change SET soak = '0'");
    assertThat(
            gate.one(
                "SELECT what || ' ' || (detail -> 'from' ->> 'soak') FROM rollsafe.event ORDER BY id DESC LIMIT 1"))
        .isEqualTo("update change 24:00:00");
  }

  @Test
  void comparisonIsOld() throws SQLException {
    gate.execute("UPDATE rollsafe.change SET compared_at = compared_at - interval '61 minutes'");
    assertThat(gate.shut()).containsExactly(Code.NOT_COMPARED);
    gate.ledger.recordComparison(CHANGE.id(), 4);
    assertThat(gate.shut()).containsExactly(Code.DIVERGED);
  }

  @Test
  void emergency() throws SQLException {
    gate.live("orders", "1.1", false);
    gate.ledger.override(CHANGE.id(), "INC-7", "disk full", Duration.ofHours(1));
    GateDecision open = GateCheck.of(gate.ledger).decide(CHANGE.id());
    assertThat(((GateDecision.Open) open).overridden())
        .extracting(Reason::code)
        .containsExactly(Code.IN_USE);
    gate.ledger.assertContract(CHANGE.id());
    assertThat(gate.one(
            "SELECT detail ->> 'overridden' FROM rollsafe.event WHERE what = 'contract open'"))
        .contains("IN_USE: orders 1.1 (live)");
    gate.ledger.recordComparison(CHANGE.id(), 1);
    assertThat(gate.shut()).as("rows would be lost").contains(Code.DIVERGED);
    gate.ledger.recordComparison(CHANGE.id(), 0);
    gate.execute("ALTER TABLE rollsafe.gate_override DISABLE TRIGGER append_only;"
        + " UPDATE rollsafe.gate_override SET at = at - interval '2 hours', expires_at = expires_at - interval '2 hours';"
        + " ALTER TABLE rollsafe.gate_override ENABLE TRIGGER append_only");
    assertThat(gate.shut()).as("its time is over").containsExactly(Code.IN_USE);
    assertThat(GateCheck.of(gate.ledger).decide(CHANGE.id()).notes())
        .anyMatch(note -> note.startsWith("override INC-7") && note.endsWith("(no longer counts)"));
    assertThatThrownBy(() -> gate.ledger.override(CHANGE.id(), "INC-8", "x", Duration.ofDays(30)))
        .hasMessageContaining("at most a week");
  }

  @Test
  void serviceIsNoMore() throws SQLException {
    gate.ledger.declare(CHANGE.consumers("legacy"));
    gate.live("legacy", "1", false);
    assertThat(gate.shut()).containsExactly(Code.IN_USE, Code.SOAK);
    gate.ledger.move("legacy", "1", State.RETIRED);
    assertThat(gate.shut()).isEmpty();
  }

  @Test
  void anotherBuildUnderTheSameName() throws SQLException {
    Build build = new Build(
        "orders",
        "3",
        Set.of(),
        Set.of(),
        "scan",
        Optional.empty(),
        Optional.of("sha256:1"),
        Optional.empty());
    gate.ledger.register(build);
    gate.ledger.register(build);
    assertThatThrownBy(() -> gate.ledger.register(new Build(
            "orders",
            "3",
            Set.of(),
            Set.of(CHANGE.id()),
            "scan",
            Optional.empty(),
            Optional.of("sha256:2"),
            Optional.empty())))
        .hasMessageContaining("another build");
    gate.ledger.move("orders", "3", State.DEPLOYING);
    assertThatThrownBy(
            () -> gate.ledger.register(Build.of("orders", "3", Set.of(), Set.of(CHANGE.id()))))
        .hasMessageContaining("other capabilities");
  }

  @Test
  void unusedEndsWithTheFirstRelease() throws SQLException {
    assertThatThrownBy(() -> gate.ledger.declareUnused("test")).hasMessageContaining("in use");
    try (TestPostgres.Database fresh = TestPostgres.create();
        Connection connection = fresh.connect()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.empty());
      ledger.declareUnused("test");
      ledger.assertContract(CHANGE.id());
      ledger.register(Build.of("orders", "1", Set.of(), Set.of()));
      assertThatThrownBy(() -> ledger.assertContract(CHANGE.id()))
          .hasMessageContaining("NO_EXPAND");
    }
  }
}
