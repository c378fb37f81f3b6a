package dev.rollsafe.cli;

/** Which build this is. */
final class Build {

  private Build() {}

  /** Returns the version, from the jar's manifest; {@code development} where the classes are in no jar. */
  static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
