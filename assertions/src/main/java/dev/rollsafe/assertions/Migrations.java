package dev.rollsafe.assertions;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.config.FailOn;
import dev.rollsafe.lint.Assessment;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Migrations, and how they are to be judged. Immutable.
 *
 * @param paths their folders and files
 * @param configuration what {@code rollsafe.yml} says
 * @param since from where on they are judged; empty for what the configuration says
 * @param serverVersion the major version of PostgreSQL; empty for what the configuration says
 */
record Migrations(
    List<Path> paths,
    Configuration configuration,
    Optional<String> since,
    OptionalInt serverVersion) {

  static Migrations in(List<Path> paths) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("name at least one folder of migrations");
    }
    paths.forEach(Locations::existing);
    List<Path> onDisk = paths.stream()
        .filter(path -> path.getFileSystem() == FileSystems.getDefault())
        .toList();
    return new Migrations(
        List.copyOf(paths),
        ConfigurationFile.forInputs(onDisk.isEmpty() ? List.of(Path.of("")) : onDisk),
        Optional.empty(),
        OptionalInt.empty());
  }

  Migrations since(String place) {
    return new Migrations(paths, configuration, Optional.of(place), serverVersion);
  }

  Migrations on(int majorVersion) {
    return new Migrations(paths, configuration, since, OptionalInt.of(majorVersion));
  }

  Migrations configuredBy(Configuration other) {
    return new Migrations(paths, other, since, serverVersion);
  }

  FailOn failOn() {
    return configuration.failOn().orElse(FailOn.ERROR);
  }

  Assessment judge() {
    Rollsafe.Builder rollsafe = Rollsafe.builder().configuration(configuration);
    since.ifPresent(rollsafe::since);
    serverVersion.ifPresent(rollsafe::serverVersion);
    return rollsafe.build().check(paths);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("migrations in ");
    for (int i = 0; i < paths.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(paths.get(i));
    }
    since.ifPresent(place -> text.append(" since ").append(place));
    return text.toString();
  }
}
