package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.lint.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;

/** One look at what is pending, between the moment Flyway is asked to migrate and the first migration. */
final class MigrateCheck {

  private static final Log LOG = LogFactory.getLog(RollsafeCallback.class);

  private static final String ALL_THE_SAME = " To migrate all the same, once: -D"
      + Key.ACTIVE.property() + "=false or " + Key.ACTIVE.environmentVariable() + "=false.";

  private final Configuration flyway;
  private final Connection connection;
  private final Settings settings;

  MigrateCheck(Configuration flyway, Connection connection, Settings settings) {
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
      notJudged("could not read the database", unreadable);
    } catch (FlywayException | ConfigurationException told) {
      throw told;
    } catch (RuntimeException fault) {
      notJudged("failed, by a fault of its own", fault);
    }
  }

  /** Whoever only wants reports is not kept from migrating where there is none. */
  private void notJudged(String why, Exception cause) {
    String message = "Rollsafe " + why + ", so that no migration is judged: " + cause;
    if (settings.enforcing()) {
      throw new FlywayException(message + "; nothing was applied." + ALL_THE_SAME, cause);
    }
    LOG.warn(message);
  }

  /**
   * Returns what became of the pending migrations; empty where none is judged. What another node runs meanwhile is not to be
   * taken for a fault of the migrations, so that a refusal stands only where nobody else is at it.
   */
  private Optional<Judgement> judge() throws SQLException {
    if (!isPostgres()) {
      return Optional.empty();
    }
    Judge judge = new Judge(flyway, connection, settings);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.seconds());
    Inventory inventory = Inventory.take(flyway, connection);
    Optional<Judgement> judgement = judge.judge(inventory);
    while (judgement.isPresent() && judgement.get().refuses() && System.nanoTime() < deadline) {
      boolean busy = OtherNode.isMigrating(connection);
      if (busy && !OtherNode.pause()) {
        return judgement;
      }
      Inventory later = Inventory.take(flyway, connection);
      if (!busy && later.scripts().equals(inventory.scripts())) {
        return judgement;
      }
      inventory = later;
      judgement = judge.judge(inventory);
    }
    return judgement;
  }

  private boolean isPostgres() throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    boolean postgres = product.equals("PostgreSQL");
    if (!postgres) {
      LOG.warn("Rollsafe judges migrations for PostgreSQL; this is " + product
          + ": they run without being judged");
    }
    return postgres;
  }

  private void tell(Judgement judgement, long milliseconds) {
    if (judgement.refuses() && settings.enforcing()) {
      throw new FlywayException(refusal(judgement));
    }
    String text = "Rollsafe judged " + judgement.migrations()
        + " pending migrations and callbacks in " + milliseconds + " ms";
    Severity worst = judgement.worst().orElse(Severity.INFO);
    if (worst == Severity.INFO && !judgement.refuses()) {
      LOG.info(text);
      return;
    }
    String instead = judgement.refuses()
        ? "; they would be refused, but " + Key.MODE.property() + "=report"
        : "";
    LOG.warn(text + instead + "\n\n" + judgement.text());
  }

  private static String refusal(Judgement judgement) {
    return "Rollsafe refuses the pending migrations; nothing was applied.\n\n" + judgement.text()
        + "\nChange what is refused, or say in the migration why it is safe: -- rollsafe:ignore RULE reason."
        + ALL_THE_SAME;
  }
}
