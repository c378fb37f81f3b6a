package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.release.GateCheck;
import dev.rollsafe.release.HeldContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Runs the contracts that are due, and leaves those that are not for later: they have a location and a history table of their
 * own, so that a deployment never fails because a contract is not due. Call it behind {@code migrate()}, or now and then:
 *
 * <pre>{@code
 * flyway.migrate();
 * ContractReport report = ContractRunner.of(flyway.getConfiguration()).run();
 * }</pre>
 *
 * Each contract names its change, {@code -- rollsafe:change ID phase=contract}, and runs when the release gate of the change is
 * open. They are found in {@code classpath:db/contract} unless {@code flyway.rollsafe.contractLocations} says otherwise.
 */
public final class ContractRunner {

  private static final Log LOG = LogFactory.getLog(ContractRunner.class);

  private static final String DEFAULT_LOCATION = "classpath:db/contract";

  private final Configuration configuration;

  private ContractRunner(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns a runner of contracts.
   *
   * @param flyway the settings of the Flyway that runs the other migrations
   * @throws FlywayException if what is set makes no sense
   */
  public static ContractRunner of(Configuration flyway) {
    try {
      return new ContractRunner(configured(flyway));
    } catch (ConfigurationException wrong) {
      throw new FlywayException(wrong.problem(), wrong);
    }
  }

  private static Configuration configured(Configuration flyway) {
    Settings settings = Settings.of(flyway);
    List<String> locations = settings.contractLocations().isEmpty()
        ? List.of(DEFAULT_LOCATION)
        : settings.contractLocations();
    ClassicConfiguration contracts = Inventory.quiet(flyway);
    contracts.setLocationsAsStrings(locations.toArray(String[]::new));
    for (Location location : contracts.getLocations()) {
      for (Location other : flyway.getLocations()) {
        if ((location + "/").startsWith(other + "/")) {
          throw new ConfigurationException(
              Key.CONTRACT_LOCATIONS.property() + ": " + location + " is in " + other
                  + ", whose migrations all run at once; move the contracts beside it");
        }
      }
    }
    contracts.setTable(settings.contractTable());
    contracts.setBaselineOnMigrate(true);
    contracts.setBaselineVersion(MigrationVersion.fromVersion("0"));
    contracts.setOutOfOrder(true);
    contracts.setTarget(MigrationVersion.LATEST);
    return contracts;
  }

  /** Says what would run, and runs nothing. */
  public ContractReport look() {
    return ask().report();
  }

  /**
   * Runs what is due, in the order of versions; another node that does so at the same time waits for it.
   *
   * @throws FlywayException if one fails; those before it stay
   */
  public ContractReport run() {
    Asked asked = ask();
    for (ContractReport.Held held : asked.report().held()) {
      LOG.info("Rollsafe holds " + held.script() + ": " + held.reason());
    }
    if (asked.report().run().isEmpty()) {
      return asked.report();
    }
    Set<String> hidden = new HashSet<>();
    asked.report().held().forEach(held -> hidden.add(held.script()));
    ClassicConfiguration due = new ClassicConfiguration(configuration);
    due.setResourceProvider(new DueResources(asked.inventory().resources(), hidden));
    MigrateResult result = new Flyway(due).migrate();
    LOG.info("Rollsafe ran " + result.migrationsExecuted + " contracts");
    return asked.report();
  }

  private record Asked(Inventory inventory, ContractReport report) {}

  private Asked ask() {
    try (Connection connection = configuration.getDataSource().getConnection()) {
      Inventory inventory = Inventory.take(configuration, connection);
      ScriptReader reader = new ScriptReader(inventory, Placeholders.of(configuration, connection));
      GateCheck gate = GateCheck.of(connection);
      dev.rollsafe.config.Configuration declared =
          ConfigurationSource.find(Settings.of(configuration).config(), configuration);
      List<String> due = new ArrayList<>();
      List<ContractReport.Held> held = new ArrayList<>();
      for (MigrationInfo pending : inventory.pending()) {
        Optional<Migration> migration = PendingHistory.migration(pending, inventory, reader)
            .map(read -> marked(read, declared));
        Optional<ContractReport.Held> waits = waits(pending, migration, gate);
        if (waits.isPresent()) {
          held.add(waits.get());
        } else {
          due.add(pending.getScript());
        }
      }
      return new Asked(inventory, new ContractReport(due, held));
    } catch (SQLException unreadable) {
      throw new FlywayException(
          "Rollsafe could not ask the release gate, so that no contract was run: "
              + unreadable.getMessage(),
          unreadable);
    } catch (ConfigurationException wrong) {
      throw new FlywayException(wrong.problem(), wrong);
    }
  }

  private static Migration marked(Migration migration, dev.rollsafe.config.Configuration declared) {
    History alone = History.of(migration.path(), List.of(migration));
    return declared.apply(alone, judged -> true).migrations().get(0);
  }

  private static Optional<ContractReport.Held> waits(
      MigrationInfo pending, Optional<Migration> migration, GateCheck gate) throws SQLException {
    if (migration.isEmpty() || !isContract(migration.get())) {
      return Optional.of(new ContractReport.Held(
          pending.getScript(),
          "it names no change",
          "Write -- rollsafe:change ID phase=contract into it, or name it in rollsafe.yml"));
    }
    return HeldContract.of(migration.get(), gate)
        .map(held -> new ContractReport.Held(pending.getScript(), held.reasons(), held.opens()));
  }

  private static boolean isContract(Migration migration) {
    for (ChangeMark mark : migration.changes()) {
      if (mark.stage() == ChangeMark.Stage.CONTRACT) {
        return true;
      }
    }
    return false;
  }
}
