package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.Evidence;
import dev.rollsafe.release.Measurement;
import dev.rollsafe.release.Phase;
import dev.rollsafe.release.ReleaseLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rename that goes wrong, on a server with a ledger, from registration by manifest to the decision. */
class DecideCommandTest {

  private static final Path PAGE = Path.of("../docs/decide.md");

  @TempDir
  Path folder;

  private EmbeddedPostgres server;
  private Connection connection;
  private ReleaseLedger ledger;
  private String url;
  private Path old;

  @BeforeEach
  void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    connection = server.getPostgresDatabase().getConnection();
    url = server.getJdbcUrl("postgres", "postgres");
    ledger = ReleaseLedger.of(connection);
    sql("CREATE TABLE customer (id bigint PRIMARY KEY, mail text, email text)");
    old = manifest("2026.11.2", "mail", "", "");
  }

  @AfterEach
  void stop() throws IOException, SQLException {
    connection.close();
    server.close();
  }

  private void sql(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path manifest(String release, String column, String needs, String free)
      throws IOException {
    return Files.writeString(
        folder.resolve(release + ".json"), """
        {"format": 1, "service": "shop", "release": "%s", "needsNew": [%s], "freeOfOld": [%s], "source": "scan",
         "tables": [{"name": "customer", "does": ["select", "insert"], "columns": {"id": "bigint", "%s": "text"}}]}
        """.formatted(release, needs, free, column));
  }

  private void ledger() throws SQLException, IOException {
    ledger.create(Optional.empty());
    ledger.declare(Change.of("c", "rename-column", "customer.mail", Optional.of("customer.email"))
        .consumers("shop"));
    ledger.record("c", Phase.EXPANDED);
    ledger.record("c", Phase.SYNCED);
    Path fresh = manifest("2026.11.3", "email", "\"c\"", "\"c\"");
    for (List<String> step : List.of(
        List.of("register", "shop@2026.11.2", "--manifest", old.toString()),
        List.of("deploying", "shop@2026.11.2"),
        List.of("live", "shop@2026.11.2"),
        List.of("stable", "shop@2026.11.2"),
        List.of("register", "shop@2026.11.3", "--manifest", fresh.toString()),
        List.of("deploying", "shop@2026.11.3"),
        List.of("live", "shop@2026.11.3"))) {
      List<String> all = new ArrayList<>(List.of("gate"));
      all.addAll(step);
      all.addAll(List.of("--jdbc-url", url));
      Ran ran = Ran.rollsafe(all.toArray(new String[0]));
      assertThat(ran.exit()).as(step + ran.err()).isEqualTo(ExitCode.SAFE);
    }
  }

  private Ran decide(String... more) {
    List<String> all = new ArrayList<>(
        List.of("decide", "--service", "shop", "--release", "2026.11.3", "--jdbc-url", url));
    all.addAll(List.of(more));
    return Ran.rollsafe(all.toArray(new String[0]));
  }

  private void said(Evidence.Verdict verdict) throws SQLException {
    ledger.record("shop", "2026.11.3", "errors", verdict, Measurement.NONE);
  }

  @Test
  void decidesByWhatTheLedgerAndTheSchemaSay() throws SQLException, IOException {
    assertThat(decide().err()).contains("the database has no ledger");
    ledger();
    Ran none = decide();
    assertThat(none.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(none.out())
        .startsWith("2026.11.3: WAIT, there is no verdict, and none is no reason to go back");
    said(Evidence.Verdict.PASS);
    assertThat(decide().exit()).isEqualTo(ExitCode.SAFE);
    said(Evidence.Verdict.FAIL);
    Ran unprobed = decide();
    assertThat(unprobed.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(unprobed.out()).startsWith("2026.11.3: HOTFIX").contains("it was not probed");
    Ran back = decide("--manifest", old.toString());
    assertThat(back.out())
        .startsWith("2026.11.3: ROLL_BACK, 2026.11.2 can run on the schema as it is");
    assertThat(new ObjectMapper()
            .readTree(decide("--manifest", old.toString(), "--format", "json").out())
            .at("/targets/0/canRun")
            .asBoolean())
        .isTrue();
    sql("ALTER TABLE customer ALTER email SET NOT NULL");
    Ran forward = decide("--manifest", old.toString());
    assertThat(forward.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(PAGE))
        .contains(
            "$ rollsafe decide --service shop --release 2026.11.3 --manifest shop-2026.11.2.jar --jdbc-url \"$URL\"\n"
                + forward.out());
    ledger.record("c", Phase.CONTRACTED);
    assertThat(decide("--manifest", old.toString()).out()).startsWith("2026.11.3: HOTFIX");
    assertThat(decide("--verdict", "pass").exit()).isEqualTo(ExitCode.SAFE);
  }

  @Test
  void saysWhatIsWrong() throws SQLException, IOException {
    ledger();
    assertThat(Ran.rollsafe("decide").err()).contains("decide needs --service");
    Path other = Files.writeString(
        folder.resolve("other.json"), Files.readString(old).replace("shop", "billing"));
    assertThat(decide("--manifest", other.toString()).err())
        .contains("is the manifest of billing, not of shop");
    assertThat(decide("--manifest", "nowhere.jar").err()).contains("no such file");
    assertThat(Ran.rollsafe(
                "gate", "register", "shop@8", "--manifest", old.toString(), "--jdbc-url", url)
            .err())
        .contains("is the manifest of shop@2026.11.2, not of shop@8");
  }
}
