package dev.rollsafe.config;

import dev.rollsafe.config.YamlText.Entry;
import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.canary.CanaryRule;
import dev.rollsafe.release.canary.CanaryRules;
import dev.rollsafe.release.canary.Condition;
import dev.rollsafe.release.canary.PrometheusSettings;
import dev.rollsafe.release.canary.Reduce;
import dev.rollsafe.release.canary.Schedule;
import dev.rollsafe.release.canary.Soak;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code canary} of a {@code rollsafe.yml}. */
final class CanaryReader {

  static final List<String> CANARY = List.of("prometheus", "rules", "schedule", "soak");
  static final List<String> PROMETHEUS = List.of("url", "timeout", "token-env");
  static final List<String> RULE = List.of(
      "id",
      "query",
      "pass",
      "traffic",
      "min-traffic",
      "on-empty",
      "reduce",
      "baseline",
      "baseline-at-least",
      "critical");
  static final List<String> SCHEDULE = List.of(
      "initial-delay",
      "interval",
      "failure-limit",
      "consecutive-passes",
      "inconclusive-limit",
      "error-limit",
      "deadline");
  static final List<String> SOAK =
      List.of("duration", "sample-every", "min-coverage", "max-fail-ratio");
  static final List<String> ON_EMPTY = List.of("error", "zero");
  static final List<String> REDUCE = List.of("max", "min", "sum", "any", "all");

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_LOOKS = 100_000;

  private final YamlText yaml;

  CanaryReader(YamlText yaml) {
    this.yaml = yaml;
  }

  Optional<CanaryRules> read(Entry canary) {
    Map<String, Entry> said = entries(canary.value(), "canary", CANARY);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    List<CanaryRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : yaml.list(needed(said, "rules", canary.value(), "canary"))) {
      CanaryRule rule = rule(node);
      if (!ids.add(rule.id())) {
        throw yaml.wrong(node, "there are two rules " + rule.id() + "; rename one");
      }
      rules.add(rule);
    }
    if (rules.isEmpty()) {
      throw yaml.wrong(canary.value(), "canary has no rules; nothing would be judged");
    }
    return Optional.of(new CanaryRules(
        prometheus(needed(said, "prometheus", canary.value(), "canary")),
        rules,
        schedule(Optional.ofNullable(said.get("schedule"))),
        soak(Optional.ofNullable(said.get("soak")))));
  }

  private Map<String, Entry> entries(Node node, String what, List<String> known) {
    Map<String, Entry> said = new HashMap<>();
    for (Entry entry : yaml.entries(node, what, known)) {
      said.put(entry.name(), entry);
    }
    return said;
  }

  private Entry needed(Map<String, Entry> said, String key, Node at, String what) {
    return Optional.ofNullable(said.get(key))
        .orElseThrow(() -> yaml.wrong(at, what + " needs the key " + key));
  }

  private PrometheusSettings prometheus(Entry prometheus) {
    Map<String, Entry> said = entries(prometheus.value(), "prometheus", PROMETHEUS);
    return new PrometheusSettings(
        url(needed(said, "url", prometheus.value(), "prometheus")),
        duration(said, "timeout", TIMEOUT),
        Optional.ofNullable(said.get("token-env")).map(yaml::text));
  }

  private URI url(Entry entry) {
    try {
      URI url = new URI(yaml.text(entry));
      String scheme = url.getScheme();
      if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        throw yaml.wrong(entry.value(), "url must be an address such as http://prometheus:9090");
      }
      if (url.getUserInfo() != null) {
        throw yaml.wrong(
            entry.value(), "url may hold no password; name the variable with a token in token-env");
      }
      return url;
    } catch (URISyntaxException none) {
      throw yaml.wrong(entry.value(), "url is no address: " + none.getReason());
    }
  }

  private CanaryRule rule(Node node) {
    String what = "an element of rules";
    Map<String, Entry> said = entries(node, what, RULE);
    Optional<CanaryRule.Guard> guard = guard(said, node);
    boolean zero = Optional.ofNullable(said.get("on-empty"))
        .map(entry -> yaml.choice(entry, ON_EMPTY).equals("zero"))
        .orElse(false);
    if (zero && guard.isEmpty()) {
      throw yaml.wrong(
          node, "on-empty: zero needs traffic and min-traffic, which tell zero from no data");
    }
    return new CanaryRule(
        yaml.text(needed(said, "id", node, what)),
        yaml.text(needed(said, "query", node, what)),
        condition(needed(said, "pass", node, what)),
        guard,
        zero,
        Optional.ofNullable(said.get("reduce")).map(this::reduce),
        Optional.ofNullable(said.get("baseline")).map(yaml::text),
        Optional.ofNullable(said.get("baseline-at-least"))
            .map(entry -> yaml.decimal(entry, 0, Double.MAX_VALUE))
            .orElse(0.0),
        Optional.ofNullable(said.get("critical")).map(yaml::flag).orElse(false));
  }

  private Optional<CanaryRule.Guard> guard(Map<String, Entry> said, Node node) {
    boolean query = said.containsKey("traffic");
    if (query != said.containsKey("min-traffic")) {
      throw yaml.wrong(node, "traffic and min-traffic are of use only together");
    }
    return query
        ? Optional.of(new CanaryRule.Guard(
            yaml.text(needed(said, "traffic", node, "")),
            yaml.decimal(needed(said, "min-traffic", node, ""), 0, Double.MAX_VALUE)))
        : Optional.empty();
  }

  private Condition condition(Entry entry) {
    String text = yaml.text(entry);
    return Condition.of(text)
        .orElseThrow(() -> yaml.wrong(
            entry.value(),
            "pass must be a comparison such as '<= 0.01' or '<= 1.2 * baseline'; it is '" + text
                + "'"));
  }

  private Reduce reduce(Entry entry) {
    return Reduce.valueOf(yaml.choice(entry, REDUCE).toUpperCase(Locale.ROOT));
  }

  private Schedule schedule(Optional<Entry> schedule) {
    Schedule none = Schedule.DEFAULT;
    if (schedule.isEmpty()) {
      return none;
    }
    Map<String, Entry> said = entries(schedule.get().value(), "schedule", SCHEDULE);
    return new Schedule(
        duration(said, "initial-delay", none.initialDelay()),
        duration(said, "interval", none.interval()),
        count(said, "failure-limit", none.failureLimit()),
        count(said, "consecutive-passes", none.consecutivePasses()),
        count(said, "inconclusive-limit", none.inconclusiveLimit()),
        count(said, "error-limit", none.errorLimit()),
        duration(said, "deadline", none.deadline()));
  }

  private Soak soak(Optional<Entry> soak) {
    Soak none = Soak.DEFAULT;
    if (soak.isEmpty()) {
      return none;
    }
    Map<String, Entry> said = entries(soak.get().value(), "soak", SOAK);
    return new Soak(
        duration(said, "duration", none.duration()),
        duration(said, "sample-every", none.sampleEvery()),
        share(said, "min-coverage", none.minCoverage()),
        share(said, "max-fail-ratio", none.maxFailRatio()));
  }

  private double share(Map<String, Entry> said, String key, double fallback) {
    return Optional.ofNullable(said.get(key))
        .map(entry -> yaml.decimal(entry, 0, 1))
        .orElse(fallback);
  }

  private int count(Map<String, Entry> said, String key, int fallback) {
    return Optional.ofNullable(said.get(key))
        .map(entry -> (int) yaml.number(entry, 1, MOST_LOOKS))
        .orElse(fallback);
  }

  private Duration duration(Map<String, Entry> said, String key, Duration fallback) {
    return Optional.ofNullable(said.get(key)).map(this::duration).orElse(fallback);
  }

  private Duration duration(Entry entry) {
    String text = yaml.text(entry);
    return Durations.of(text)
        .filter(time -> !time.isZero() || entry.name().equals("initial-delay"))
        .orElseThrow(() -> yaml.wrong(
            entry.value(),
            entry.name() + " must be a time such as 30s, 5m, 24h or 7d; it is '" + text + "'"));
  }
}
