package dev.rollsafe.cli;

import dev.rollsafe.release.Facts;
import dev.rollsafe.release.ReleaseLedger;
import dev.rollsafe.release.canary.Verdict;
import dev.rollsafe.release.decision.Decider;
import dev.rollsafe.release.decision.Decision;
import dev.rollsafe.release.decision.ReleaseEvidence;
import dev.rollsafe.release.decision.Situation;
import dev.rollsafe.release.json.JsonProblem;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.ManifestReader;
import dev.rollsafe.release.readiness.Readiness;
import dev.rollsafe.release.readiness.SchemaProbe;
import dev.rollsafe.report.DecisionJson;
import dev.rollsafe.report.DecisionText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of {@link DecideCommand}. */
final class DecideRun {

  private final Invocation invocation;
  private final Terminal terminal;
  private final String service;
  private final String release;

  DecideRun(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
    service = needed(DecideCommand.SERVICE);
    release = needed(DecideCommand.RELEASE);
  }

  private String needed(Option option) {
    return invocation
        .given(option)
        .orElseThrow(() -> new IllegalArgumentException("decide needs " + option.name()));
  }

  int run() throws IOException, SQLException {
    List<Manifest> manifests = manifests();
    Decision decision;
    int seconds = LiveOptions.seconds(invocation);
    try (Connection connection = Server.connect(
        needed(DecideCommand.JDBC_URL), invocation.given(LiveOptions.USER), seconds)) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      if (!ledger.exists()) {
        throw new IllegalArgumentException(
            "the database has no ledger, so that nothing is known of its releases; create it with rollsafe gate init");
      }
      decision = Decider.decide(situation(connection, ledger.facts(), manifests, seconds));
    }
    if (invocation.value(DecideCommand.FORMAT).equals("json")) {
      DecisionJson.write(terminal.out(), release, decision);
    } else {
      DecisionText.write(terminal.out(), release, decision);
    }
    return switch (decision.action()) {
      case STAY -> ExitCode.SAFE;
      case WAIT -> ExitCode.ERROR;
      case FLAG_OFF, ROLL_BACK, ROLL_FORWARD, HOTFIX -> ExitCode.FINDINGS;
    };
  }

  private List<Manifest> manifests() {
    List<Manifest> manifests = new ArrayList<>();
    for (String file : invocation.all(DecideCommand.MANIFEST)) {
      try {
        Manifest manifest = ManifestReader.read(Path.of(file));
        if (!manifest.service().equals(service)) {
          throw new IllegalArgumentException(
              file + ": is the manifest of " + manifest.service() + ", not of " + service);
        }
        manifests.add(manifest);
      } catch (JsonProblem wrong) {
        throw new IllegalArgumentException(wrong.problem(), wrong);
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
      }
    }
    return manifests;
  }

  private Situation situation(
      Connection connection, Facts facts, List<Manifest> manifests, int seconds)
      throws SQLException {
    Map<String, Readiness> probes = new HashMap<>();
    for (Manifest manifest : manifests) {
      probes.put(
          manifest.release(),
          new SchemaProbe(manifest, Duration.ofSeconds(seconds)).ask(connection));
    }
    Optional<String> given = invocation.given(DecideCommand.VERDICT);
    ReleaseEvidence evidence = given.isPresent()
        ? new ReleaseEvidence(
            Verdict.valueOf(given.get().toUpperCase(Locale.ROOT)), "so says --verdict")
        : ReleaseEvidence.read(connection, service, release);
    return new Situation(service, release, evidence.verdict(), evidence.said(), facts, probes);
  }
}
