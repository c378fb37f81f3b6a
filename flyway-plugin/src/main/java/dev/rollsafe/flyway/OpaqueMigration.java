package dev.rollsafe.flyway;

import dev.rollsafe.lint.Severity;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** A pending migration that is no SQL: it can do anything, and all that is known is what its author says. */
final class OpaqueMigration {

  private static final String DECLARE =
      "write it in SQL, or say with @MigrationPhase on its class what it means for the previous release";

  private OpaqueMigration() {}

  static Notice notice(MigrationInfo migration, ClassLoader loader) {
    MigrationPhase declared = declared(migration.getScript(), loader);
    if (declared == null) {
      return new Notice(
          Severity.WARNING,
          migration.getScript(),
          "is no SQL (" + migration.getType().name() + "): it can do anything, and is not judged",
          DECLARE);
    }
    String said = " by its @MigrationPhase: " + declared.reason();
    return switch (declared.value()) {
      case NEUTRAL, EXPAND ->
        new Notice(
            Severity.INFO,
            migration.getScript(),
            "is not judged, and is " + declared.value() + said,
            "");
      case CONTRACT, DESTRUCTIVE ->
        new Notice(
            Severity.ERROR,
            migration.getScript(),
            "is " + declared.value() + said,
            "run it when no release is left that uses what it takes away");
      case UNKNOWN ->
        new Notice(
            Severity.WARNING,
            migration.getScript(),
            "is not judged, and is UNKNOWN" + said,
            DECLARE);
    };
  }

  private static @Nullable MigrationPhase declared(String className, ClassLoader loader) {
    try {
      return Class.forName(className, false, loader).getAnnotation(MigrationPhase.class);
    } catch (ClassNotFoundException | LinkageError noClass) {
      return null;
    }
  }
}
