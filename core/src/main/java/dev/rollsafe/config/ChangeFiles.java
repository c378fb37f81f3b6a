package dev.rollsafe.config;

import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.release.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change, and the migrations that it is made of.
 *
 * @param change the change
 * @param files the migrations of each of its stages
 */
record ChangeFiles(Change change, Map<Stage, List<MigrationPattern>> files) {

  /** Returns the stage that a migration is part of. */
  Optional<Stage> stage(Migration migration) {
    for (Map.Entry<Stage, List<MigrationPattern>> stage : files.entrySet()) {
      for (MigrationPattern pattern : stage.getValue()) {
        if (pattern.test(migration)) {
          return Optional.of(stage.getKey());
        }
      }
    }
    return Optional.empty();
  }
}
