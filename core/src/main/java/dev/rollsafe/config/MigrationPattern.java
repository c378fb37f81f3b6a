package dev.rollsafe.config;

import dev.rollsafe.migration.Migration;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Migrations that a configuration names: by id, by the name of their file, or by its path from the configuration's folder. The
 * last two may be {@linkplain Glob patterns}; a pattern that ends in a slash stands for all that is below.
 */
final class MigrationPattern implements Predicate<Migration> {

  private final Path base;
  private final String pattern;
  private final boolean path;

  MigrationPattern(Path base, String written) {
    this.base = base.toAbsolutePath().normalize();
    String begun = written.startsWith("./") ? written.substring(2) : written;
    pattern = begun.endsWith("/") ? begun + "**" : begun;
    path = pattern.indexOf('/') >= 0;
  }

  @Override
  public boolean test(Migration migration) {
    if (migration.id().equals(pattern)) {
      return true;
    }
    String relative = relative(base, migration.path());
    return Glob.matches(
        pattern, path ? relative : relative.substring(relative.lastIndexOf('/') + 1));
  }

  /** Returns a path from {@code base} on, with slashes. */
  static String relative(Path base, String shown) {
    try {
      Path whole = Path.of(shown).toAbsolutePath().normalize();
      Path relative = whole.getRoot() != null && whole.getRoot().equals(base.getRoot())
          ? base.relativize(whole)
          : whole;
      return relative.toString().replace(File.separatorChar, '/');
    } catch (InvalidPathException inNoFile) {
      return shown;
    }
  }
}
