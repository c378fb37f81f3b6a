package dev.rollsafe.migration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What Flyway's settings say, where a file with settings lies beside or above the migrations: whether an older release may
 * start on the schema of a newer one.
 *
 * <p>{@code ignoreMigrationPatterns} is {@code *:future} where nothing is set: migrations of a later release, which the older
 * one does not have, are passed over. Whoever sets it to something else has to name that too.
 */
final class FlywaySettings {

  private static final String[] FILES = {
    "flyway.conf", "flyway.toml", "application.properties", "application.yml", "application.yaml"
  };

  /** Migrations lie that deep in a project at most. */
  private static final int LEVELS = 8;

  private static final String KEY = "ignoremigrationpatterns";

  private FlywaySettings() {}

  /** Looks for settings from {@code folder} upwards, to where the project ends. */
  static void check(Path folder, HistoryBuilder history) {
    Path at = folder.toAbsolutePath().normalize();
    for (int i = 0; i < LEVELS && at != null; i++) {
      for (String name : FILES) {
        Path file = at.resolve(name);
        if (Files.isRegularFile(file)) {
          read(file, history);
        }
      }
      if (Files.exists(at.resolve(".git"))) {
        return;
      }
      at = at.getParent();
    }
  }

  private static void read(Path file, HistoryBuilder history) {
    String text;
    try {
      text = TextFile.read(file);
    } catch (TextFile.UnreadableException e) {
      history.problem(file.toString(), "is not looked at for Flyway's settings: it " + e.reason());
      return;
    }
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int end = separator(line);
      if (end > 0 && isKey(line.substring(0, end)) && !line.stripLeading().startsWith("#")) {
        String value = line.substring(end + 1).toLowerCase(Locale.ROOT);
        if (hasValue(value) && !passesFuture(value)) {
          history.problem(
              file + ":" + number,
              "ignoreMigrationPatterns lacks *:future, which stands there by default: when a release is rolled back, Flyway meets"
                  + " migrations of the newer one and refuses to start; add *:future");
        }
      }
    }
  }

  private static int separator(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
  }

  /** {@code flyway.ignoreMigrationPatterns} and {@code spring.flyway.ignore-migration-patterns} alike. */
  private static boolean isKey(String name) {
    return name.replace("-", "").strip().toLowerCase(Locale.ROOT).endsWith(KEY);
  }

  /** A list in YAML can begin on the next line, where it is not read. */
  private static boolean hasValue(String value) {
    return !value.isBlank();
  }

  private static boolean passesFuture(String value) {
    return value.contains("*:future")
        || value.contains("versioned:future")
        || value.contains("*:*");
  }
}
