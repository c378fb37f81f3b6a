package dev.rollsafe.flyway;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.FailOn;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Start;
import dev.rollsafe.migration.History;
import dev.rollsafe.release.HeldContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Hands what is pending, and what is in the database, to Rollsafe. */
final class Judge {

  private static final Log LOG = LogFactory.getLog(RollsafeCallback.class);

  private static final String LOCK_RULE = "flyway-lock-against-concurrently";

  /** What is pending ships together, whatever it is called. */
  private static final String RELEASE = "pending";

  private final org.flywaydb.core.api.configuration.Configuration flyway;
  private final Connection connection;
  private final Settings settings;

  Judge(
      org.flywaydb.core.api.configuration.Configuration flyway,
      Connection connection,
      Settings settings) {
    this.flyway = flyway;
    this.connection = connection;
    this.settings = settings;
  }

  /** Returns what became of the pending migrations; empty where there is none, or nobody uses the database yet. */
  Optional<Judgement> judge(Inventory inventory) throws SQLException {
    if (inventory.pending().isEmpty()) {
      return Optional.empty();
    }
    ScriptReader reader = new ScriptReader(inventory, Placeholders.of(flyway, connection));
    Ground ground = Ground.read(connection, settings.seconds(), inventory, reader);
    if (!settings.judgesEmptyDatabase() && ground.isEmpty(inventory, flyway.getTable())) {
      LOG.info("Rollsafe judges nothing on an empty database, as nobody uses it yet ("
          + Key.JUDGE_EMPTY_DATABASE.property() + "=true asks for it)");
      return Optional.empty();
    }
    return Optional.of(judge(inventory, reader, ground));
  }

  private Judgement judge(Inventory inventory, ScriptReader reader, Ground ground)
      throws SQLException {
    Configuration configuration = ConfigurationSource.find(settings.config(), flyway);
    PendingHistory pending = PendingHistory.read(inventory, reader);
    List<Notice> notices = new ArrayList<>(ground.notices());
    notices.addAll(RunnerChecks.of(inventory));
    notices.addAll(pending.notices());
    History marked = configuration.apply(pending.history(), migration -> true);
    for (HeldContract held : HeldContract.among(marked.migrations(), connection)) {
      notices.add(notice(held));
    }
    Rollsafe.Builder builder = Rollsafe.builder()
        .configuration(configured(configuration))
        .serverVersion(version(ground.version(), notices))
        .starting(new Start(ground.catalog(), migration -> false))
        .tableSizes(ground.sizes());
    settings.since().ifPresent(builder::since);
    FailOn failOn = settings.failOn().or(configuration::failOn).orElse(FailOn.ERROR);
    return new Judgement(builder.build().assess(List.of(pending.history())), notices, failOn);
  }

  private static Notice notice(HeldContract held) {
    return new Notice(
        Severity.ERROR,
        held.migration().path(),
        "the release gate of " + held.decision().change() + " is shut: " + held.reasons(),
        held.opens()
            + "; contracts that wait without keeping a deployment back go through ContractRunner");
  }

  /** Whether Flyway's lock is in the way of CONCURRENTLY is no guess here. */
  private Configuration configured(Configuration configuration) throws SQLException {
    List<String> enabled = new ArrayList<>(settings.enabled());
    List<String> disabled = new ArrayList<>(settings.disabled());
    if (!enabled.contains(LOCK_RULE) && !disabled.contains(LOCK_RULE)) {
      (locksInTransaction() ? enabled : disabled).add(LOCK_RULE);
    }
    return configuration.with(enabled, disabled).deployed(Session.settings(connection), RELEASE);
  }

  private boolean locksInTransaction() {
    return Plugins.find(flyway, PostgreSQLConfigurationExtension.class)
        .map(PostgreSQLConfigurationExtension::isTransactionalLock)
        .orElse(false);
  }

  private static int version(int major, List<Notice> notices) {
    int known = Math.max(ServerVersion.OLDEST, Math.min(ServerVersion.NEWEST, major));
    if (known != major) {
      notices.add(new Notice(
          Severity.WARNING,
          "PostgreSQL " + major,
          "is not known; its migrations are judged as for " + known,
          ""));
    }
    return known;
  }
}
