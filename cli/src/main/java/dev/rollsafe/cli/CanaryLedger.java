package dev.rollsafe.cli;

import dev.rollsafe.release.Evidence;
import dev.rollsafe.release.Facts;
import dev.rollsafe.release.Measurement;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.ReleaseLedger;
import dev.rollsafe.release.canary.CanaryVerdict;
import dev.rollsafe.release.canary.RuleResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The ledger that is told what came of canary rules. No connection is held while a release is watched. */
final class CanaryLedger {

  private final Invocation invocation;
  private final String service;
  private final Release release;
  private final Duration ahead;

  private CanaryLedger(Invocation invocation, String service, Release release, Duration ahead) {
    this.invocation = invocation;
    this.service = service;
    this.release = release;
    this.ahead = ahead;
  }

  /**
   * Returns the ledger of the database that is named, if one is.
   *
   * @throws IllegalArgumentException if it has none, or does not know the release
   */
  static Optional<CanaryLedger> of(Invocation invocation, String release) throws SQLException {
    if (invocation.given(CanaryCommand.JDBC_URL).isEmpty()) {
      return Optional.empty();
    }
    String service = invocation
        .given(CanaryCommand.SERVICE)
        .orElseThrow(() -> new IllegalArgumentException(
            "--jdbc-url needs --service: releases are registered by their service"));
    try (Connection connection = connect(invocation)) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      if (!ledger.exists()) {
        throw new IllegalArgumentException(
            "the database has no ledger; create it with rollsafe gate init");
      }
      Facts facts = ledger.facts();
      Duration ahead = Duration.between(Instant.now(), facts.now());
      Release known = facts
          .release(service, release)
          .orElseThrow(() -> new IllegalArgumentException(
              service + " " + release + " is not registered in the ledger of this database"));
      return Optional.of(new CanaryLedger(invocation, service, known, ahead));
    }
  }

  private static Connection connect(Invocation invocation) throws SQLException {
    return Server.connect(
        invocation.value(CanaryCommand.JDBC_URL),
        invocation.given(LiveOptions.USER),
        LiveOptions.seconds(invocation));
  }

  /** Returns how far the clock of the database is ahead of ours. */
  Duration ahead() {
    return ahead;
  }

  /** Returns when the release went live. */
  Optional<Instant> liveAt() {
    return release.liveAt();
  }

  /** Writes down what came of each rule, all or nothing. */
  void record(CanaryVerdict verdict) throws SQLException {
    try (Connection connection = connect(invocation)) {
      connection.setAutoCommit(false);
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      for (RuleResult result : verdict.results()) {
        ledger.record(
            service,
            release.id(),
            result.rule().id(),
            Evidence.Verdict.valueOf(result.outcome().name()),
            measurement(result));
      }
      connection.commit();
    }
  }

  private static Measurement measurement(RuleResult result) {
    return new Measurement(
        result.value().isPresent() ? Optional.of(result.value().getAsDouble()) : Optional.empty(),
        Optional.of(result.samples()),
        Optional.of(result.from()),
        Optional.of(result.to()),
        Optional.of(result.rule().query()),
        Optional.empty());
  }
}
