package dev.rollsafe.flyway;

import dev.rollsafe.lint.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.pattern.ValidatePattern;

/** What Flyway's settings mean for the migrations that are pending, and for the release that may have to come back. */
final class RunnerChecks {

  private final Configuration configuration;
  private final Inventory inventory;
  private final List<Notice> notices = new ArrayList<>();

  private RunnerChecks(Inventory inventory) {
    this.configuration = inventory.configuration();
    this.inventory = inventory;
  }

  static List<Notice> of(Inventory inventory) {
    RunnerChecks checks = new RunnerChecks(inventory);
    checks.future();
    checks.group();
    checks.order();
    checks.repeatables();
    return checks.notices;
  }

  private void future() {
    for (ValidatePattern pattern : configuration.getIgnoreMigrationPatterns()) {
      if (pattern.matchesMigration(true, MigrationState.FUTURE_SUCCESS)) {
        return;
      }
    }
    notices.add(new Notice(
        Severity.WARNING,
        "flyway.ignoreMigrationPatterns",
        "lacks *:future, which stands there by default: when this release is rolled back, the one before meets migrations that it"
            + " does not have, and refuses to start",
        "add *:future"));
  }

  private void group() {
    int pending = inventory.pending().size();
    if (configuration.isGroup() && pending > 1) {
      notices.add(new Notice(
          Severity.WARNING,
          "flyway.group",
          "all " + pending
              + " pending migrations run in one transaction: the locks of the first are held until the last is done",
          "leave flyway.group off, so that each commits by itself"));
    }
  }

  private void order() {
    MigrationInfo current = inventory.migrations().current();
    if (current == null || current.getVersion() == null) {
      return;
    }
    for (MigrationInfo migration : inventory.migrations().all()) {
      if (migration.getState() == MigrationState.IGNORED) {
        notices.add(new Notice(
            Severity.WARNING,
            migration.getScript(),
            "never runs here: " + current.getVersion()
                + " is applied already, and outOfOrder is off",
            "give it a version above " + current.getVersion()));
      }
    }
    for (MigrationInfo migration : inventory.pending()) {
      if (migration.getVersion() != null
          && migration.getVersion().compareTo(current.getVersion()) < 0) {
        notices.add(new Notice(
            Severity.WARNING,
            migration.getScript(),
            "runs behind " + current.getVersion()
                + ", which is applied already: new databases run them in the other order",
            "give it a version above " + current.getVersion()
                + ", or see that neither depends on the other"));
      }
    }
  }

  private void repeatables() {
    Set<String> applied = new HashSet<>();
    for (MigrationInfo migration : inventory.applied()) {
      if (migration.getVersion() == null) {
        applied.add(migration.getDescription());
      }
    }
    for (MigrationInfo migration : inventory.pending()) {
      if (migration.getVersion() == null && applied.contains(migration.getDescription())) {
        notices.add(new Notice(
            Severity.INFO,
            migration.getScript(),
            "replaces another text: when this release is rolled back, the one before runs its own text again",
            ""));
      }
    }
  }
}
