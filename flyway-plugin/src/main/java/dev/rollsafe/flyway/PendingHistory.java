package dev.rollsafe.flyway;

import dev.rollsafe.migration.FlywayName;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * What Flyway is about to run, callbacks in SQL included, in the order it runs.
 *
 * @param history what is SQL
 * @param notices what is to be said of the rest
 */
record PendingHistory(History history, List<Notice> notices) {

  static PendingHistory read(Inventory inventory, ScriptReader reader) {
    List<Migration> before = new ArrayList<>();
    List<Migration> after = new ArrayList<>();
    List<Migration> undos = new ArrayList<>();
    for (LoadableResource file : besideMigrations(inventory)) {
      FlywayName name = FlywayName.of(ScriptReader.stem(file.getFilename())).orElseThrow();
      if (name.kind() == Kind.UNDO) {
        undos.add(reader.read(file, name.kind(), name.version()));
      } else {
        (name.runsBefore() ? before : after).add(reader.read(file, name.kind(), Optional.empty()));
      }
    }
    List<Migration> migrations = new ArrayList<>(before);
    List<Notice> notices = new ArrayList<>();
    for (MigrationInfo pending : inventory.pending()) {
      Optional<Migration> migration = migration(pending, inventory, reader);
      if (migration.isPresent()) {
        migrations.add(migration.get());
      } else {
        notices.add(OpaqueMigration.notice(pending, inventory.configuration().getClassLoader()));
      }
    }
    migrations.addAll(after);
    return new PendingHistory(
        new History(locations(inventory), Layout.FLYWAY, migrations, undos, List.of(), List.of()),
        notices);
  }

  /** Reads a migration that is SQL; empty where it is something else. */
  static Optional<Migration> migration(
      MigrationInfo info, Inventory inventory, ScriptReader reader) {
    if (!info.getType().name().contains("SQL")) {
      return Optional.empty();
    }
    LoadableResource file = inventory.resources().getResource(info.getScript());
    return file == null
        ? Optional.empty()
        : Optional.of(reader.read(
            file,
            kind(info),
            Optional.ofNullable(info.getVersion())
                .flatMap(version -> Version.of(version.getVersion()))));
  }

  private static Kind kind(MigrationInfo info) {
    if (info.getVersion() == null) {
      return Kind.REPEATABLE;
    }
    return info.getType().isBaseline() ? Kind.BASELINE : Kind.VERSIONED;
  }

  /** Callbacks are in no list of Flyway's, and undo scripts are not in that of its free edition. */
  private static List<LoadableResource> besideMigrations(Inventory inventory) {
    List<LoadableResource> found = new ArrayList<>();
    String[] suffixes = inventory.configuration().getSqlMigrationSuffixes();
    for (LoadableResource file : inventory.resources().getResources("", suffixes)) {
      Optional<FlywayName> name = FlywayName.of(ScriptReader.stem(file.getFilename()));
      boolean callback = name.isPresent() && name.get().kind() == Kind.CALLBACK;
      boolean undo = name.isPresent() && name.get().kind() == Kind.UNDO;
      if (undo || (callback && !inventory.configuration().isSkipDefaultCallbacks())) {
        found.add(file);
      }
    }
    return found;
  }

  private static String locations(Inventory inventory) {
    StringBuilder text = new StringBuilder();
    for (Location location : inventory.configuration().getLocations()) {
      text.append(text.length() == 0 ? "" : ", ").append(location);
    }
    return text.toString();
  }
}
