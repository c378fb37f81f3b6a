package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rollsafe gate} as pipelines and operators call it. */
class GateCommandTest {

  private static final String MAIL = "customer.mail->email";

  private static EmbeddedPostgres server;

  @TempDir
  Path folder;

  private String database = "";

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void create() throws SQLException {
    database = "gate_" + System.nanoTime();
    execute("postgres", "CREATE DATABASE " + database);
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Ran gate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("gate"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--jdbc-url", server.getJdbcUrl("postgres", database)));
    return Ran.rollsafe(all.toArray(new String[0]));
  }

  private void done(String... arguments) {
    Ran ran = gate(arguments);
    assertThat(ran.exit())
        .as(String.join(" ", arguments) + ran.out() + ran.err())
        .isZero();
  }

  private void declare() throws IOException {
    Files.writeString(folder.resolve("rollsafe.yml"), """
        services:
          orders: {rollback-window: 1, soak: 0s}
        changes:
          - {id: customer.mail->email, consumers: [orders], soak: 0s, quarantine: 0s, contract: [V9__drop.sql]}
        """);
    done("declare", "--config", folder.resolve("rollsafe.yml").toString());
  }

  private void deploy(String release, String... capabilities) {
    List<String> register = new ArrayList<>(List.of("register", release));
    register.addAll(List.of(capabilities));
    done(register.toArray(new String[0]));
    done("deploying", release);
    done("live", release);
    done("stable", release);
  }

  @Test
  void opensWhenAllHasHappened() throws IOException {
    done("init", "--env", "prod");
    declare();
    Ran shut = gate("check", MAIL);
    assertThat(shut.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(shut.out())
        .startsWith(MAIL + ": BLOCKED\n  NO_EXPAND: no expand of " + MAIL)
        .contains("opens: Run its expand migrations here first");
    done("phase", MAIL, "expanded");
    done("phase", MAIL, "synced");
    done("compared", MAIL, "0");
    deploy("orders@1", "--needs-new", MAIL);
    deploy("orders@2", "--needs-new", MAIL, "--free-of", MAIL);
    Ran held = gate("check");
    assertThat(held.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(held.out())
        .startsWith(MAIL + ": HELD\n  IN_USE: orders 1 (superseded) still uses the old side");
    assertThat(gate("check", "--window", "0").exit()).isZero();
    deploy("orders@3", "--free-of", MAIL);
    Ran open = gate("check", MAIL, "--env", "prod");
    assertThat(open.out()).isEqualTo(MAIL + ": OPEN\n");
    assertThat(open.exit()).isZero();
    assertThat(gate("check", MAIL, "--env", "staging").out())
        .contains("IDENTITY: the ledger is that of prod, and the session asks for staging");
  }

  @Test
  void saysWhatOneCanGoBackTo() throws IOException {
    done("init");
    declare();
    deploy("orders@1");
    deploy("orders@2", "--free-of", MAIL);
    done("phase", MAIL, "expanded");
    done("phase", MAIL, "synced");
    done("phase", MAIL, "tombstoned");
    Ran no = gate("can-rollback", "orders@1");
    assertThat(no.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(no.out())
        .startsWith("orders@1: CANNOT RUN HERE\n  OLD_SIDE_GONE: the old side of " + MAIL);
    assertThat(gate("can-rollback", "orders@2").exit()).isZero();
    Ran refused = gate("deploying", "orders@1");
    assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err())
        .contains("orders 1 cannot run here")
        .doesNotContain("Where:", "PL/pgSQL");
  }

  @Test
  void overridesAreToldOfEverAfter() throws IOException {
    done("init");
    declare();
    done("phase", MAIL, "expanded");
    done("phase", MAIL, "synced");
    done("compared", MAIL, "0");
    assertThat(gate("check", MAIL).exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(gate("override", MAIL, "--ticket", "INC-1").err()).contains("needs --reason");
    done("override", MAIL, "--ticket", "INC-1", "--reason", "disk full", "--expires", "30m");
    Ran open = gate("check", MAIL);
    assertThat(open.exit()).isZero();
    assertThat(open.out())
        .contains(MAIL + ": OPEN", "overridden: SOAK", "note: override INC-1 by postgres until");
    done("compared", MAIL, "3");
    assertThat(gate("check", MAIL).out()).contains("BLOCKED", "DIVERGED: 3 row(s)");
    assertThat(gate("status").out()).contains("override INC-1 by postgres", "disk full");
  }

  @Test
  void jsonKeepsItsSchema() throws IOException {
    done("init");
    declare();
    deploy("orders@1");
    done("override", MAIL, "--ticket", "INC-1", "--reason", "x");
    for (String[] question : List.of(
        new String[] {"check"}, new String[] {"status"}, new String[] {"can-rollback", "orders@9"
        })) {
      List<String> all = new ArrayList<>(List.of(question));
      all.addAll(List.of("--format", "json"));
      String json = gate(all.toArray(new String[0])).out();
      assertThat(schemaErrors(json)).as(json).isEmpty();
    }
    JsonNode check =
        new ObjectMapper().readTree(gate("check", "--format", "json").out());
    assertThat(check.at("/decisions/0/decision").asText()).isEqualTo("blocked");
    assertThat(check.at("/decisions/0/reasons/0/code").asText()).isEqualTo("NO_EXPAND");
  }

  private static List<?> schemaErrors(String json) throws IOException {
    return List.copyOf(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("../docs/gate-output.schema.json")))
        .validate(new ObjectMapper().readTree(json)));
  }

  @Test
  void writesTheLedgerAsAMigration() throws SQLException {
    Ran flyway = Ran.rollsafe("gate", "init", "--format", "flyway", "--ledger", "gate");
    assertThat(flyway.exit()).isZero();
    assertThat(flyway.out()).contains("CREATE SCHEMA IF NOT EXISTS gate;").doesNotContain("${");
    execute(database, flyway.out());
    assertThat(gate("status", "--ledger", "gate").exit()).isZero();
    Ran liquibase = Ran.rollsafe("gate", "init", "--format", "liquibase");
    assertThat(liquibase.out()).startsWith("--liquibase formatted sql");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(gate("status").err()).contains("make one with rollsafe gate init");
    assertThat(gate("check").exit()).isEqualTo(ExitCode.REFUSED);
    done("init");
    assertThat(gate("frobnicate").err()).contains("there is no such action");
    assertThat(gate("live").err()).contains("takes SERVICE@RELEASE");
    assertThat(gate("live", "orders").err()).contains("takes SERVICE@RELEASE");
    assertThat(gate("phase", "x", "gone").err()).contains("a phase is expanded, synced");
    assertThat(gate("compared", "x", "-1").exit()).isEqualTo(ExitCode.ERROR);
    assertThat(gate("flag", "x", "maybe").err()).contains("a flag is on or off");
    assertThat(gate("init", "--ledger", "No good").err()).contains("plain name");
    assertThat(gate("adopt", "--env", "prod").err()).contains("needs --reason TEXT");
    assertThat(gate("deploying", "orders@1").err()).contains("orders 1 is not registered here");
    assertThat(gate("override", "x", "--ticket", "t", "--reason", "r", "--expires", "1y")
            .err())
        .contains("such as 30m or 1h");
    assertThat(Ran.rollsafe("gate", "status").err()).contains("--jdbc-url");
    Ran nowhere = Ran.rollsafe(
        "gate", "status", "--jdbc-url", "jdbc:postgresql://localhost:1/x?password=secret");
    assertThat(nowhere.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(nowhere.err()).doesNotContain("secret");
  }
}
