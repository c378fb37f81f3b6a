package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.rollsafe.release.Build;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.ReleaseLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, and the example of its page, against a server that answers as Prometheus does. */
class CanaryCommandTest {

  private static final Path PAGE = Path.of("../docs/canary.md");

  @TempDir
  Path folder;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private Map<String, String> answers = Map.of();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/", exchange -> {
      String form = URLDecoder.decode(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
          StandardCharsets.UTF_8);
      asked.add(form);
      String time = String.valueOf(System.currentTimeMillis() / 1000);
      byte[] body = ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
              + answer(form)
                  .map(value -> "{\"metric\":{},\"value\":[" + time + ",\"" + value + "\"]}")
                  .orElse("")
              + "]}}")
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }

  private Optional<String> answer(String form) {
    return answers.entrySet().stream()
        .filter(entry -> Arrays.stream(entry.getKey().split(" ")).allMatch(form::contains))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Ran canary(String yaml, String... more) throws IOException {
    Path config = Files.writeString(
        folder.resolve("rollsafe.yml"),
        yaml.replace(
            "http://prometheus:9090", "http://127.0.0.1:" + server.getAddress().getPort()));
    List<String> all = new ArrayList<>(List.of("canary", "--config", config.toString()));
    all.addAll(List.of(more));
    return Ran.rollsafe(all.toArray(new String[0]));
  }

  private static String block(String fence) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```" + fence + "\n") + 4 + fence.length();
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void theExampleOfThePageIsWhatIsPrinted() throws IOException {
    answers = Map.of(
        "increase(http_requests_total 2026.11.3", "5000",
        "http_seconds_bucket 2026.11.3", "0.31",
        "http_seconds_bucket 2026.11.2", "0.2",
        "orders_placed_total[15m])) ", "41",
        "offset 1w", "42");
    String example = Files.readString(PAGE);
    String command = "$ rollsafe canary --release 2026.11.3 --previous 2026.11.2\n";
    assertThat(example).contains(command);
    Ran ran = canary(block("yaml"), "--release", "2026.11.3", "--previous", "2026.11.2");
    assertThat(ran.err()).isEmpty();
    assertThat(example).contains(command + ran.out());
    assertThat(ran.exit()).isEqualTo(ExitCode.FINDINGS);
  }

  private static final String ONE = """
      canary:
        prometheus: {url: "http://prometheus:9090"}
        rules: [{id: errors, query: 'e{release="{{release}}"}', pass: "<= 1"}]
        schedule: {initial-delay: 0s, interval: 1s, failure-limit: 1, consecutive-passes: 1, inconclusive-limit: 1, error-limit: 1}
      """;

  @Test
  void exitCodesTellTheVerdicts() throws IOException {
    for (Map.Entry<String, Integer> value : Map.of("1", 0, "2", 1, "NaN", 2).entrySet()) {
      answers = Map.of("release=\"7\"", value.getKey());
      assertThat(canary(ONE, "--release", "7").exit()).isEqualTo(value.getValue());
      assertThat(canary(ONE, "--release", "7", "--watch").exit()).isEqualTo(value.getValue());
    }
    answers = Map.of();
    Ran nothing = canary(ONE, "--release", "7");
    assertThat(nothing.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(nothing.out()).startsWith("7: INCONCLUSIVE, errors: no series match");
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    answers = Map.of("release=\"7\"", "2");
    JsonNode json = new ObjectMapper()
        .readTree(canary(ONE, "--release", "7", "--format", "json").out());
    assertThat(json.at("/verdict").asText()).isEqualTo("fail");
    assertThat(json.at("/rules/0/value").asDouble()).isEqualTo(2);
    assertThat(json.at("/rules/0/query").asText()).isEqualTo("e{release=\"7\"}");
  }

  @Test
  void theLedgerIsToldWhatCameOfEachRule() throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Connection connection = postgres.getPostgresDatabase().getConnection()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      List<String> ledger = List.of("--service", "shop", "--jdbc-url", url);
      assertThat(canary(ONE, with(ledger, "--release", "7")).err()).contains("has no ledger");
      ReleaseLedger.of(connection).create(Optional.empty());
      assertThat(canary(ONE, with(ledger, "--release", "7")).err())
          .contains("shop 7 is not registered");
      ReleaseLedger.of(connection).register(Build.of("shop", "7", Set.of(), Set.of()));
      ReleaseLedger.of(connection).move("shop", "7", Release.State.DEPLOYING);
      ReleaseLedger.of(connection).move("shop", "7", Release.State.LIVE);
      answers = Map.of("release=\"7\"", "2");
      assertThat(canary(ONE, with(ledger, "--release", "7")).exit()).isEqualTo(ExitCode.FINDINGS);
      answers = Map.of("release=\"7\"", "1");
      Ran soak = canary(ONE, with(ledger, "--release", "7", "--soak"));
      assertThat(soak.exit()).as(soak.out() + soak.err()).isEqualTo(ExitCode.ERROR);
      try (ResultSet rows = connection
          .createStatement()
          .executeQuery(
              "SELECT string_agg(concat_ws(' ', service, release_id, rule, verdict, value, query), '; ' ORDER BY id)"
                  + " FROM rollsafe.evidence")) {
        rows.next();
        assertThat(rows.getString(1))
            .startsWith("shop 7 errors fail 2 e{release=\"7\"}; shop 7 errors ")
            .doesNotContain("pass");
      }
    }
  }

  private static String[] with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(canary(ONE).err()).contains("name the release by --release");
    assertThat(canary("", "--release", "7").err())
        .contains("rollsafe.yml: there are no rules to judge by");
    assertThat(
            canary(ONE.replace("<= 1\"", "<= 2 * baseline\""), "--release", "7").err())
        .contains("compares with the previous release; name it by --previous");
    assertThat(canary(ONE, "--release", "7\"}").err()).contains("may have no quotes");
    assertThat(canary(ONE, "--release", "7", "--soak").err()).contains("say it by --since");
    assertThat(canary(ONE, "--release", "7", "--soak", "--since", "noon").err())
        .contains("not noon");
    assertThat(canary(
                ONE.replace("9090\"", "9090\", token-env: ROLLSAFE_NO_SUCH_TOKEN"),
                "--release",
                "7")
            .err())
        .contains("ROLLSAFE_NO_SUCH_TOKEN that token-env names is not set");
    assertThat(asked).isEmpty();
  }
}
