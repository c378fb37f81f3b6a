package dev.rollsafe.cli;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.release.canary.Canary;
import dev.rollsafe.release.canary.CanaryRules;
import dev.rollsafe.release.canary.CanaryVerdict;
import dev.rollsafe.release.canary.MetricSource;
import dev.rollsafe.release.canary.Names;
import dev.rollsafe.release.canary.Pause;
import dev.rollsafe.release.canary.Prometheus;
import dev.rollsafe.release.canary.PrometheusSettings;
import dev.rollsafe.release.canary.RetryingSource;
import dev.rollsafe.report.CanaryJson;
import dev.rollsafe.report.CanaryText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One run of {@link CanaryCommand}. */
final class CanaryRun {

  private static final Duration FIRST_RETRY = Duration.ofMillis(500);

  private final Invocation invocation;
  private final Terminal terminal;

  CanaryRun(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
  }

  int run() throws IOException, SQLException {
    String release = invocation
        .given(CanaryCommand.RELEASE)
        .orElseThrow(() -> new IllegalArgumentException("name the release by --release"));
    CanaryRules rules = rules(release);
    Optional<CanaryLedger> ledger = CanaryLedger.of(invocation, release);
    Canary canary = new Canary(
        rules, source(rules), InstantSource.system(), Pause.SLEEP, ledger.map(CanaryLedger::ahead));
    CanaryVerdict verdict = verdict(canary, ledger);
    if (ledger.isPresent()) {
      ledger.get().record(verdict);
    }
    if (json()) {
      CanaryJson.write(terminal.out(), release, verdict);
    } else {
      new CanaryText(terminal.out()).verdict(release, verdict);
    }
    return switch (verdict.verdict()) {
      case PASS -> ExitCode.SAFE;
      case FAIL -> ExitCode.FINDINGS;
      case INCONCLUSIVE -> ExitCode.ERROR;
    };
  }

  private CanaryRules rules(String release) {
    Configuration configuration = invocation
        .given(CanaryCommand.CONFIG)
        .map(file -> ConfigurationFile.read(Path.of(file)))
        .orElseGet(() -> ConfigurationFile.forInputs(List.of(Path.of(""))));
    Names names = new Names(
        release, invocation.given(CanaryCommand.PREVIOUS), invocation.given(CanaryCommand.SERVICE));
    return configuration
        .canary()
        .orElseThrow(() -> new ConfigurationException(
            configuration.file().map(Path::toString).orElse("rollsafe.yml")
                + ": there are no rules to judge by; write them under canary, see docs/canary.md"))
        .with(names);
  }

  private static MetricSource source(CanaryRules rules) {
    PrometheusSettings settings = rules.prometheus();
    Optional<String> token = settings.tokenVariable().map(variable -> {
      String secret = System.getenv(variable);
      if (secret == null) {
        throw new IllegalArgumentException(
            "the variable " + variable + " that token-env names is not set");
      }
      return secret;
    });
    return new RetryingSource(
        new Prometheus(settings, token), rules.schedule().errorLimit(), FIRST_RETRY, Pause.SLEEP);
  }

  private CanaryVerdict verdict(Canary canary, Optional<CanaryLedger> ledger) {
    if (invocation.has(CanaryCommand.SOAK)) {
      return canary.soak(since(ledger.flatMap(CanaryLedger::liveAt)));
    }
    return invocation.has(CanaryCommand.WATCH) ? canary.watch(this::told) : canary.look();
  }

  private Instant since(Optional<Instant> liveAt) {
    Optional<String> given = invocation.given(CanaryCommand.SINCE);
    if (given.isEmpty()) {
      return liveAt.orElseThrow(
          () -> new IllegalArgumentException(
              "--soak needs to know when the release went live: say it by --since, or by a ledger that knows it"));
    }
    try {
      return Instant.parse(given.get());
    } catch (DateTimeException none) {
      throw new IllegalArgumentException(
          "--since takes a time such as 2026-11-25T10:00:00Z, not " + given.get());
    }
  }

  private void told(CanaryVerdict look) {
    try {
      if (!json()) {
        new CanaryText(terminal.out()).look(look);
      }
    } catch (IOException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    }
  }

  private boolean json() {
    return invocation.value(CanaryCommand.FORMAT).equals("json");
  }
}
