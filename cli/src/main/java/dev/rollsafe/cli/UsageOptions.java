package dev.rollsafe.cli;

import java.util.List;

/** The options that say what application is scanned, and what for. */
final class UsageOptions {

  static final Option CLASSES = Option.repeated(
      "--classes", "PATH", "A folder of classes and resources, or a jar, of the built application");
  static final Option LIBRARY = Option.repeated(
      "--library", "NAME", "Reads the libraries in a jar whose file names begin so as well");
  static final Option MIGRATIONS = Option.repeated(
      "--migrations",
      "FOLDER",
      "Leaves out this folder in the application, as it does db/migration and db/changelog");
  static final Option HISTORY = Option.valued(
      "--history",
      "DIR",
      "",
      "The migrations that the application was built for: which tables have which columns, and changes that are declared"
          + " there");
  static final Option CONFIG = Option.valued(
      "--config",
      "FILE",
      "",
      "The configuration that declares changes; the nearest rollsafe.yml from the working folder up by default");

  static final List<Option> ALL = List.of(CLASSES, LIBRARY, MIGRATIONS, HISTORY, CONFIG);

  private UsageOptions() {}
}
