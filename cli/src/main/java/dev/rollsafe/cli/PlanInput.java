package dev.rollsafe.cli;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The migrations that are to be planned.
 *
 * @param history the history that they stand in
 * @param asked those that were asked for
 */
record PlanInput(History history, Set<Migration> asked) {

  /** Returns the folder of the history: the one that was named, or that of the first migration. */
  static Path folder(Optional<String> named, String first) throws IOException {
    try {
      if (named.isPresent()) {
        return Path.of(named.get());
      }
      Path file = Path.of(first);
      if (!Files.isRegularFile(file)) {
        throw new IOException("there is no file " + first
            + "; to name a migration by its id, name its folder with --history");
      }
      Path parent = file.toAbsolutePath().getParent();
      return parent == null ? Path.of(".") : parent;
    } catch (InvalidPathException invalid) {
      throw new IOException("no path: " + invalid.getMessage(), invalid);
    }
  }

  /**
   * Reads a history and finds the migrations in it.
   *
   * @param named their files or ids
   * @throws IOException if the history is broken, or one of them is not in it
   */
  static PlanInput read(Path folder, List<String> named, Configuration configuration)
      throws IOException {
    History read =
        MigrationSources.of(List.of(folder), configuration.layout()).get(0).read();
    for (History.Problem problem : read.problems()) {
      if (problem.unreadable()) {
        throw new IOException(problem.path() + ": " + problem.message());
      }
    }
    History history = configuration.apply(read, migration -> true);
    Set<Migration> asked = new LinkedHashSet<>();
    for (String name : named) {
      asked.add(find(history, name));
    }
    return new PlanInput(history, asked);
  }

  /**
   * Finds a migration by its id or file.
   *
   * @throws IOException if it is not in the history
   */
  static Migration find(History history, String name) throws IOException {
    for (Migration migration : history.migrations()) {
      if (migration.id().equals(name) || isIn(migration, name)) {
        return migration;
      }
    }
    throw new IOException(name + " is none of the migrations in " + history.path()
        + "; give its id or its file as it stands there, or name its history with --history");
  }

  private static boolean isIn(Migration migration, String name) {
    try {
      return Path.of(migration.path())
          .toAbsolutePath()
          .normalize()
          .equals(Path.of(name).toAbsolutePath().normalize());
    } catch (InvalidPathException noFile) {
      return false;
    }
  }

  /** Returns the place in the history of the first one, as {@code --since} takes it. */
  String first() {
    for (Migration migration : history.migrations()) {
      if (asked.contains(migration)) {
        return migration.version().map(version -> version.text()).orElse(migration.id());
      }
    }
    throw new IllegalStateException("none of them is in the history");
  }
}
