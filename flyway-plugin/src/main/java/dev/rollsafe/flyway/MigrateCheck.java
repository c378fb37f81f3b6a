package dev.rollsafe.flyway;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.FailOn;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Start;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** One look at what is pending, between the moment Flyway is asked to migrate and the first migration. */
final class MigrateCheck {

  private static final Log LOG = LogFactory.getLog(RollsafeCallback.class);

  private static final String LOCK_RULE = "flyway-lock-against-concurrently";

  /** What is pending ships together, whatever it is called. */
  private static final String RELEASE = "pending";

  private final org.flywaydb.core.api.configuration.Configuration flyway;
  private final Connection connection;
  private final Settings settings;

  MigrateCheck(
      org.flywaydb.core.api.configuration.Configuration flyway,
      Connection connection,
      Settings settings) {
    this.flyway = flyway;
    this.connection = connection;
    this.settings = settings;
  }

  void run() {
    long begun = System.nanoTime();
    try {
      Optional<Judgement> judgement = judge();
      if (judgement.isPresent()) {
        tell(judgement.get(), (System.nanoTime() - begun) / 1_000_000);
      }
    } catch (SQLException unreadable) {
      String message = "Rollsafe could not read the database, so that no migration is judged: "
          + unreadable.getMessage();
      if (settings.enforcing()) {
        throw new FlywayException(message + "; nothing was applied", unreadable);
      }
      LOG.warn(message);
    }
  }

  /** Returns what became of the pending migrations; empty where none is judged. */
  private Optional<Judgement> judge() throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (!product.equals("PostgreSQL")) {
      LOG.warn("Rollsafe judges migrations for PostgreSQL; this is " + product
          + ": they run without being judged");
      return Optional.empty();
    }
    Inventory inventory = Inventory.take(flyway, connection);
    if (inventory.pending().isEmpty()) {
      return Optional.empty();
    }
    ScriptReader reader = new ScriptReader(inventory, Placeholders.of(flyway, connection));
    Ground ground = Ground.read(connection, settings.seconds(), inventory, reader);
    if (!settings.judgesEmpty() && ground.isEmpty(inventory, flyway.getTable())) {
      LOG.info("Rollsafe judges nothing on an empty database, as nobody uses it yet ("
          + Key.JUDGE_EMPTY.property() + "=true asks for it)");
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
    notices.addAll(Contract.held(pending.history().migrations(), connection));
    Rollsafe.Builder builder = Rollsafe.builder()
        .configuration(configured(configuration))
        .serverVersion(version(ground.version(), notices))
        .starting(new Start(ground.catalog(), migration -> false))
        .tableSizes(ground.sizes());
    settings.since().ifPresent(builder::since);
    FailOn failOn = settings.failOn().or(configuration::failOn).orElse(FailOn.ERROR);
    return new Judgement(builder.build().assess(List.of(pending.history())), notices, failOn);
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

  private void tell(Judgement judgement, long milliseconds) {
    if (judgement.refuses() && settings.enforcing()) {
      throw new FlywayException(refusal(judgement));
    }
    String text = "Rollsafe judged " + judgement.migrations()
        + " pending migrations and callbacks in " + milliseconds + " ms";
    if (judgement.worst().isEmpty()) {
      LOG.info(text);
    } else if (judgement.worst().get() == Severity.INFO) {
      LOG.info(text + "\n" + judgement.text());
    } else {
      LOG.warn(text
          + (judgement.refuses()
              ? "; they would be refused, but " + Key.MODE.property() + "=report"
              : "")
          + "\n\n" + judgement.text());
    }
  }

  private static String refusal(Judgement judgement) {
    return "Rollsafe refuses the pending migrations; nothing was applied.\n\n" + judgement.text()
        + "\nChange what is refused, or say in the migration why it is safe: -- rollsafe:ignore RULE reason."
        + " To migrate all the same, once: -D" + Key.ACTIVE.property() + "=false or "
        + Key.ACTIVE.environmentVariable() + "=false.";
  }
}
