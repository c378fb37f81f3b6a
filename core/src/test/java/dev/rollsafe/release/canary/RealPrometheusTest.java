package dev.rollsafe.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollsafe.release.canary.Answer.Data;
import dev.rollsafe.testing.TestPrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules asked of a real Prometheus, which scrapes two releases of a service. */
class RealPrometheusTest {

  /** Each scrape is a second of traffic: release 1 has few errors, release 2 many; release 3 gets no requests. */
  private static final AtomicLong SCRAPES = new AtomicLong();

  @TempDir
  static Path folder;

  private static TestPrometheus server;
  private static Instant scraped;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        TestPrometheus.binary().isPresent(),
        "skipped: no prometheus on this machine; install Debian's package prometheus, or name one in"
            + " ROLLSAFE_TEST_PROMETHEUS");
    server = TestPrometheus.start(folder, RealPrometheusTest::metrics);
    Instant end = Instant.now().plusSeconds(60);
    while (scrapes() < 8 && Instant.now().isBefore(end)) {
      Pause.SLEEP.over(Duration.ofMillis(300));
    }
    scraped = Instant.now();
    assertThat(scrapes()).isGreaterThanOrEqualTo(8);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String metrics() {
    long n = SCRAPES.incrementAndGet();
    return """
        # TYPE requests_total counter
        requests_total{release="1",status="200"} %d
        requests_total{release="1",status="500"} %d
        requests_total{release="2",status="200"} %d
        requests_total{release="2",status="500"} %d
        requests_total{release="3",status="200"} 0
        # TYPE latency_seconds gauge
        latency_seconds{release="1",pod="a"} 0.1
        latency_seconds{release="2",pod="b"} 0.11
        latency_seconds{release="2",pod="c"} 0.3
        orders_placed_total{release="1"} %d
        """.formatted(n * 100, n, n * 100, n * 20, n * 5);
  }

  private static Prometheus prometheus() {
    return new Prometheus(
        new PrometheusSettings(server.url(), Duration.ofSeconds(10), Optional.empty()),
        Optional.empty());
  }

  private static int scrapes() {
    Answer answer = prometheus()
        .instant(
            "count_over_time(requests_total{release=\"1\",status=\"200\"}[1m])", Instant.now());
    return answer instanceof Data data && !data.isEmpty()
        ? (int) data.series().get(0).points().get(0).value()
        : 0;
  }

  private static CanaryRule rule(String id, String query, String pass, boolean guarded) {
    return new CanaryRule(
        id,
        query,
        Condition.of(pass).orElseThrow(),
        guarded
            ? Optional.of(new CanaryRule.Guard(
                "sum(increase(requests_total{release=\"{{release}}\"}[20s]))", 10))
            : Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        0,
        false);
  }

  private static List<CanaryRule> rules() {
    String errors = "sum(rate(requests_total{release=\"{{release}}\",status=\"500\"}[20s]))";
    String all = "sum(rate(requests_total{release=\"{{release}}\"}[20s]))";
    List<CanaryRule> rules = new ArrayList<>();
    rules.add(rule("errors", errors + " / " + all, "<= 0.05", true));
    rules.add(rule("errors-relative", errors + " / " + all, "<= 1.5 * baseline", false));
    rules.add(rule("latency", "latency_seconds{release=\"{{release}}\"}", "<= 0.2", false));
    rules.add(
        rule("latency-mean", "avg(latency_seconds{release=\"{{release}}\"})", "<= 0.25", false));
    rules.add(
        rule("orders", "rate(orders_placed_total{release=\"{{release}}\"}[20s])", ">= 1", true));
    rules.add(rule("nothing-by-nothing", "0 * " + all + " / (0 * " + all + ")", "<= 1", false));
    rules.add(rule("by-nothing", all + " / (0 * " + all + ")", "<= 1", false));
    rules.add(rule("broken", "sum(rate(requests_total[20s])", "<= 1", false));
    rules.add(rule(
        "many-to-many", "latency_seconds * on(release) latency_seconds{pod!=\"\"}", "<= 1", false));
    return rules;
  }

  private static Canary canary(
      String release, Schedule schedule, Soak soak, List<CanaryRule> rules) {
    CanaryRules all = new CanaryRules(
        new PrometheusSettings(server.url(), Duration.ofSeconds(10), Optional.empty()),
        rules,
        schedule,
        soak);
    return new Canary(
        all.with(new Names(release, Optional.of("1"), Optional.empty())),
        prometheus(),
        InstantSource.system(),
        Pause.SLEEP,
        Optional.empty());
  }

  private static Map<String, String> looked(String release) {
    Map<String, String> outcomes = new TreeMap<>();
    for (RuleResult result :
        canary(release, Schedule.DEFAULT, Soak.DEFAULT, rules()).look().results()) {
      outcomes.put(result.rule().id(), result.outcome() + " " + result.reason());
    }
    return outcomes;
  }

  @Test
  void judgesTwoReleases() {
    Map<String, String> old = looked("1");
    assertThat(old.get("errors")).startsWith("PASS 0.0099");
    assertThat(old.get("errors-relative")).startsWith("PASS");
    assertThat(old.get("latency")).startsWith("PASS 0.1 is");
    assertThat(old.get("orders")).startsWith("PASS");
    Map<String, String> risen = looked("2");
    assertThat(risen.get("errors")).startsWith("FAIL 0.1667 is not <= 0.05");
    assertThat(risen.get("errors-relative")).startsWith("FAIL").contains("(1.5 * baseline 0.0099");
    assertThat(risen.get("latency")).startsWith("ERROR 2 series match");
    assertThat(risen.get("latency-mean")).startsWith("PASS 0.205 is");
    assertThat(risen.get("orders")).startsWith("FAIL the metric vanished");
    assertThat(risen.get("nothing-by-nothing")).startsWith("INCONCLUSIVE");
    assertThat(risen.get("by-nothing")).startsWith("FAIL the value is infinite");
    assertThat(risen.get("broken")).startsWith("ERROR HTTP 400, bad_data: ");
    assertThat(risen.get("many-to-many")).startsWith("ERROR HTTP 422, execution: ");
  }

  @Test
  void aReleaseWithoutTrafficHasNoVerdict() {
    Map<String, String> idle = looked("3");
    assertThat(idle.get("errors")).startsWith("INCONCLUSIVE traffic is 0");
    assertThat(idle.get("orders")).startsWith("INCONCLUSIVE traffic is 0");
  }

  @Test
  void watchesUntilThereAreEnoughPasses() {
    Schedule quick =
        new Schedule(Duration.ZERO, Duration.ofMillis(200), 2, 3, 5, 4, Duration.ofMinutes(1));
    List<Verdict> seen = new ArrayList<>();
    CanaryVerdict verdict = canary("1", quick, Soak.DEFAULT, rules().subList(0, 1))
        .watch(look -> seen.add(look.verdict()));
    assertThat(verdict.verdict()).as(verdict.reason()).isEqualTo(Verdict.PASS);
    assertThat(seen).containsExactly(Verdict.PASS, Verdict.PASS, Verdict.PASS);
    assertThat(canary("2", quick, Soak.DEFAULT, rules().subList(0, 1))
            .watch(look -> {})
            .verdict())
        .isEqualTo(Verdict.FAIL);
  }

  /** Before the first scrape there is nothing: a window that begins there has gaps. */
  @Test
  void aSoakWithGapsIsNotPassed() {
    Soak soak = new Soak(Duration.ofSeconds(4), Duration.ofSeconds(1), 0.95, 0.01);
    List<CanaryRule> rules =
        List.of(rule("latency", "avg(latency_seconds{release=\"{{release}}\"})", "<= 0.25", false));
    Canary canary = canary("2", Schedule.DEFAULT, soak, rules);
    CanaryVerdict whole = canary.soak(scraped.minusSeconds(4));
    assertThat(whole.verdict()).as(whole.reason()).isEqualTo(Verdict.PASS);
    CanaryVerdict gap = canary.soak(scraped.minusSeconds(600));
    assertThat(gap.verdict()).as(gap.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(gap.reason()).contains("which is less than 0.95");
    CanaryVerdict week = canary.soak(scraped.minus(Duration.ofDays(30)));
    assertThat(week.results().get(0).outcome()).as(week.reason()).isNotEqualTo(Outcome.ERROR);
  }
}
