package dev.rollsafe.release;

import static dev.rollsafe.release.GateDatabase.CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollsafe.release.Release.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who mean to run a contract whatever the gate says: while it is shut, it never runs. */
class HostileContractTest {

  private static final String CONTRACT =
      "SELECT rollsafe.assert_contract('t.a->b'); ALTER TABLE t DROP COLUMN a;"
          + " SELECT rollsafe.record_phase('t.a->b', 'contracted');";
  private static final String IN_ONE_STATEMENT =
      "DO $$ BEGIN PERFORM rollsafe.assert_contract('t.a->b');"
          + " ALTER TABLE t DROP COLUMN a; PERFORM rollsafe.record_phase('t.a->b', 'contracted'); END $$;";

  @TempDir
  Path folder;

  private GateDatabase gate;

  @BeforeEach
  void open() throws SQLException {
    gate = GateDatabase.open();
  }

  @AfterEach
  void close() throws SQLException {
    gate.close();
  }

  private void shut() throws SQLException {
    gate.live("orders", "1.1", false);
  }

  @Test
  void whoIsInvitedGetsIn() throws SQLException {
    gate.execute(CONTRACT);
    assertThat(gate.hasOldSide()).isFalse();
  }

  @Test
  void psql() throws SQLException, IOException, InterruptedException {
    shut();
    assertThat(psql("BEGIN;\n" + CONTRACT.replace("; ", ";\n") + "\nCOMMIT;")).contains("refused");
    assertThat(gate.hasOldSide()).as("a file with BEGIN and COMMIT").isTrue();
    assertThat(psql(IN_ONE_STATEMENT)).contains("IN_USE: orders 1.1 (live)");
    assertThat(gate.hasOldSide()).as("a DO block").isTrue();
    assertThat(psql(CONTRACT.replace("; ", ";\n"), "-1")).contains("refused");
    assertThat(gate.hasOldSide()).as("psql -1").isTrue();
    assertThat(psql(CONTRACT.replace("; ", ";\n"), "-v", "ON_ERROR_STOP=1")).contains("refused");
    assertThat(gate.hasOldSide()).as("psql that stops at errors").isTrue();
    gate.ledger.move("orders", "1.1", State.RETIRED);
    psql(IN_ONE_STATEMENT);
    assertThat(gate.hasOldSide()).as("when it is due").isFalse();
  }

  private String psql(String script, String... options)
      throws IOException, InterruptedException, SQLException {
    Path psql = Path.of("/usr/bin/psql");
    assumeTrue(Files.isExecutable(psql), "no psql on this machine");
    Path file = Files.writeString(folder.resolve("contract.sql"), script);
    String url = gate.connection.getMetaData().getURL();
    List<String> command = new ArrayList<>(List.of(psql.toString(), "-X"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-f", file.toString(), url.substring("jdbc:".length()).replaceFirst("\\?.*", "")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGUSER", gate.connection.getMetaData().getUserName());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }

  @Test
  void anOldBinary() throws SQLException {
    shut();
    // It knows nothing of gates and sends the file as one text, as drivers do.
    try (Connection old = gate.connect()) {
      assertThatThrownBy(() -> GateDatabase.execute(old, CONTRACT)).hasMessageContaining("refused");
    }
    assertThat(gate.hasOldSide()).isTrue();
    // And an old release does not come back behind a contract.
    gate.ledger.move("orders", "1.1", State.RETIRED);
    gate.execute(CONTRACT);
    gate.ledger.register(Build.of("orders", "1.0.9", Set.of(), Set.of()));
    assertThatThrownBy(() -> gate.ledger.move("orders", "1.0.9", State.DEPLOYING))
        .hasMessageContaining("cannot run here");
  }

  @Test
  void theLedgerDropped() throws SQLException {
    shut();
    gate.execute("DROP SCHEMA rollsafe CASCADE");
    assertThatThrownBy(() -> gate.execute(CONTRACT)).hasMessageContaining("rollsafe");
    assertThat(gate.hasOldSide()).isTrue();
    assertThat(GateCheck.of(gate.ledger).decide(CHANGE.id()).reasons())
        .extracting(Reason::code)
        .containsExactly(Reason.Code.NO_LEDGER);
    gate.execute("CREATE SCHEMA rollsafe");
    assertThatThrownBy(() -> gate.execute(CONTRACT)).hasMessageContaining("assert_contract");
    assertThat(gate.hasOldSide()).isTrue();
  }

  @Test
  void aRoleWithoutRights() throws SQLException {
    String role = "rollsafe_migrator_" + ProcessHandle.current().pid();
    gate.execute("DROP ROLE IF EXISTS " + role + "; CREATE ROLE " + role
        + "; GRANT ALL ON SCHEMA public TO " + role + "; ALTER TABLE t OWNER TO " + role);
    try (Connection connection = gate.connect()) {
      GateDatabase.execute(connection, "SET ROLE " + role);
      assertThatThrownBy(() -> GateDatabase.execute(connection, CONTRACT))
          .hasMessageContaining("permission denied");
      assertThat(GateCheck.of(connection).decide(CHANGE.id()).reasons())
          .extracting(Reason::code)
          .containsExactly(Reason.Code.NO_LEDGER);
      gate.ledger.allow(role, "migrate");
      assertThat(GateCheck.of(connection).decide(CHANGE.id()).isOpen()).isTrue();
      for (String forgery : List.of(
          "UPDATE rollsafe.release SET state = 'retired'",
          "UPDATE rollsafe.change SET soak = '0'",
          "INSERT INTO rollsafe.capability VALUES ('orders', '1.1', 't.a->b', 'free_of_old', 'manual')",
          "DELETE FROM rollsafe.event",
          "INSERT INTO rollsafe.event (subject, what) VALUES ('x', 'y')",
          "INSERT INTO rollsafe.evidence (service, release_id, rule, verdict) VALUES ('orders', '1.3', 'r', 'pass')",
          "UPDATE rollsafe.identity SET unused = 'x'",
          "SELECT rollsafe.move_release('orders', '1.1', 'retired')",
          "SELECT rollsafe.override_gate('t.a->b', 'x', 'y', '1 hour')",
          "SELECT rollsafe.declare_unused('x')",
          "CREATE FUNCTION rollsafe.x() RETURNS void LANGUAGE sql AS ''",
          "CREATE OR REPLACE FUNCTION rollsafe.assert_contract(p_change text) RETURNS void LANGUAGE sql AS ''")) {
        assertThatThrownBy(() -> GateDatabase.execute(connection, forgery))
            .as(forgery)
            .isInstanceOf(SQLException.class);
      }
      shut();
      assertThatThrownBy(() -> GateDatabase.execute(connection, CONTRACT))
          .hasMessageContaining("refused");
      assertThat(gate.hasOldSide()).isTrue();
      gate.ledger.move("orders", "1.1", State.RETIRED);
      GateDatabase.execute(connection, CONTRACT);
      assertThat(gate.hasOldSide()).isFalse();
    } finally {
      gate.execute(
          "ALTER TABLE t OWNER TO CURRENT_USER; DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }

  @Test
  void namesOfTheCallerDoNotCount() throws SQLException {
    shut();
    gate.execute(
        "CREATE TEMP TABLE change (LIKE rollsafe.change); CREATE TEMP TABLE release (LIKE rollsafe.release);"
            + " CREATE FUNCTION pg_temp.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT ''infinity''::timestamptz';"
            + " CREATE SCHEMA evil; CREATE FUNCTION evil.pg_is_in_recovery() RETURNS boolean LANGUAGE sql AS 'SELECT true';"
            + " SET search_path = evil, pg_temp, public, pg_catalog");
    assertThatThrownBy(() -> gate.execute(CONTRACT)).hasMessageContaining("IN_USE");
    gate.execute("RESET search_path");
    assertThat(gate.hasOldSide()).isTrue();
  }

  @Test
  void aSnapshotFromBefore() throws SQLException {
    for (String level : List.of("REPEATABLE READ", "SERIALIZABLE")) {
      try (Connection early = gate.connect()) {
        GateDatabase.execute(early, "BEGIN ISOLATION LEVEL " + level + "; SELECT 1");
        assertThatThrownBy(() -> GateDatabase.execute(early, CONTRACT))
            .hasMessageContaining("may not see the newest state");
      }
    }
    assertThat(gate.hasOldSide()).isTrue();
  }

  @Test
  void twoCallersAtOnce() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<String>> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      running.add(both.submit(() -> {
        try (Connection connection = gate.connect()) {
          GateDatabase.execute(connection, CONTRACT);
          return "ran";
        } catch (SQLException e) {
          return e.getSQLState();
        }
      }));
    }
    List<String> results = new ArrayList<>();
    for (Future<String> one : running) {
      results.add(one.get(60, TimeUnit.SECONDS));
    }
    both.shutdown();
    assertThat(results).containsExactlyInAnyOrder("ran", "XG001");
  }

  /** The question and the contract are one: nobody begins to deploy an old release in between. */
  @Test
  void aDeploymentInBetween() throws Exception {
    gate.ledger.register(Build.of("orders", "1.1", Set.of(), Set.of()));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection migration = gate.connect()) {
      migration.setAutoCommit(false);
      ReleaseLedger.of(migration).assertContract(CHANGE.id());
      Future<String> deployment = other.submit(() -> {
        try (Connection connection = gate.connect()) {
          ReleaseLedger.of(connection).move("orders", "1.1", State.DEPLOYING);
          return "deploying";
        } catch (SQLException e) {
          return e.getSQLState();
        }
      });
      awaitWaiting();
      GateDatabase.execute(migration, "ALTER TABLE t DROP COLUMN a");
      ReleaseLedger.of(migration).record(CHANGE.id(), Phase.CONTRACTED);
      migration.commit();
      assertThat(deployment.get(60, TimeUnit.SECONDS)).isEqualTo("XG005");
    }
    other.shutdown();
  }

  private void awaitWaiting() throws SQLException, InterruptedException {
    while (!gate.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .equals("1")) {
      Thread.sleep(10);
    }
  }
}
