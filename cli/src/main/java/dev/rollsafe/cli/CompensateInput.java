package dev.rollsafe.cli;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A release in its history.
 *
 * @param name what it is called
 * @param before the migrations before it, those that run again and again at their end
 * @param migrations its own
 * @param behind the ids of what stands behind it, and is taken not to be applied
 */
record CompensateInput(
    String name, List<Migration> before, List<Migration> migrations, List<String> behind) {

  /** How a release is named: by itself, by its files, or by where it begins and ends. */
  record Asked(
      Optional<String> release, List<String> from, Optional<String> since, Optional<String> to) {

    String name() {
      return release.or(() -> since).orElseGet(() -> from.get(0));
    }
  }

  /** Returns the folder of the history: the one that was named, or that of the first file. */
  static Path folder(Optional<String> history, List<String> from) throws IOException {
    if (history.isEmpty() && from.isEmpty()) {
      throw new IOException("name the folder of the migrations with --history");
    }
    return PlanInput.folder(history, from.isEmpty() ? "" : from.get(0));
  }

  /**
   * Finds a release in a history.
   *
   * @throws IOException if the history cannot be read, or the release is not in it
   */
  static CompensateInput read(Path folder, Asked asked, Configuration configuration)
      throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    History read =
        MigrationSources.of(List.of(folder), configuration.layout()).get(0).read();
    for (History.Problem problem : read.problems()) {
      if (problem.unreadable()) {
        throw new IOException(problem.path() + ": " + problem.message());
      }
    }
    Predicate<Migration> since =
        asked.since().map(Since::of).<Predicate<Migration>>map(s -> s::reaches).orElse(m -> false);
    History history = configuration.apply(read, since);
    Set<Migration> chosen = chosen(history, asked, since);
    if (chosen.isEmpty()) {
      throw new IOException(nothing(history, asked));
    }
    return split(history, asked.name(), chosen);
  }

  private static Set<Migration> chosen(History history, Asked asked, Predicate<Migration> since)
      throws IOException {
    Set<Migration> chosen = new LinkedHashSet<>();
    if (!asked.from().isEmpty()) {
      for (String name : asked.from()) {
        chosen.add(PlanInput.find(history, name));
      }
    } else if (asked.since().isPresent()) {
      Optional<Since> to = asked.to().map(Since::of);
      for (Migration migration : history.migrations()) {
        if (since.test(migration) && to.filter(end -> isBehind(migration, end)).isEmpty()) {
          chosen.add(migration);
        }
      }
    } else {
      for (Migration migration : history.migrations()) {
        if (migration.release().equals(asked.release())) {
          chosen.add(migration);
        }
      }
    }
    return chosen;
  }

  /** The place itself is still part of the release. */
  private static boolean isBehind(Migration migration, Since end) {
    boolean at = migration.id().startsWith(end.toString())
        || migration.version().filter(v -> v.text().equals(end.toString())).isPresent();
    return migration.kind() == Migration.Kind.VERSIONED && end.reaches(migration) && !at;
  }

  private static String nothing(History history, Asked asked) {
    if (asked.since().isPresent()) {
      return "no migration in " + history.path() + " stands between --since and --to";
    }
    return "no migration in " + history.path() + " says that it belongs to release "
        + asked.release().orElse("")
        + " (-- rollsafe:release); name its files with --from, or the first version"
        + " of it with --since";
  }

  /** What runs again and again runs behind all others, and was there before too. */
  private static CompensateInput split(History history, String name, Set<Migration> chosen) {
    List<Migration> before = new ArrayList<>();
    List<Migration> again = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    boolean reached = false;
    for (Migration migration : history.migrations()) {
      reached |= chosen.contains(migration);
      if (chosen.contains(migration)) {
        continue;
      }
      if (migration.kind() == Migration.Kind.REPEATABLE) {
        again.add(migration);
      } else if (reached) {
        behind.add(migration.id());
      } else {
        before.add(migration);
      }
    }
    before.addAll(again);
    return new CompensateInput(name, before, List.copyOf(chosen), behind);
  }
}
