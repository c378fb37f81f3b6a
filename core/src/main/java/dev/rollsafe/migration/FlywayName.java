package dev.rollsafe.migration;

import dev.rollsafe.migration.Migration.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says to Flyway.
 *
 * @param kind which kind of migration
 * @param version its version; empty for a repeatable one and a callback
 * @param description what comes behind the two underscores
 */
public record FlywayName(Kind kind, Optional<Version> version, String description) {

  /** The events of {@code migrate}; those of other commands say nothing about a release. */
  private static final String[] EVENTS = {
    "afterEachMigrateStatement", "afterEachMigrate", "afterMigrateApplied", "afterMigrate",
        "afterRepeatables", "afterVersioned",
    "afterConnect", "beforeConnect", "beforeCreateSchema", "beforeEachMigrateStatement",
        "beforeEachMigrate", "beforeMigrate",
    "beforeRepeatables", "beforeVersioned", "createSchema"
  };

  private static final String[] OTHER_EVENTS = {
    "afterEachMigrateError",
    "afterEachMigrateStatementError",
    "afterMigrateError",
    "afterMigrateOperationFinish",
    "Clean",
    "Info",
    "Repair",
    "Undo",
    "Validate",
    "Baseline"
  };

  /** Reads a file's name without its ending; empty where it means nothing to Flyway. */
  public static Optional<FlywayName> of(String stem) {
    int separator = stem.indexOf("__");
    String head = separator < 0 ? stem : stem.substring(0, separator);
    String description = separator < 0 ? "" : stem.substring(separator + 2);
    if (head.equals("R") && separator > 0) {
      return Optional.of(new FlywayName(Kind.REPEATABLE, Optional.empty(), description));
    }
    Kind kind = separator < 0 ? null : versionedKind(head);
    if (kind != null) {
      Optional<Version> version = Version.of(head.substring(1));
      if (version.isPresent()) {
        return Optional.of(new FlywayName(kind, version, description));
      }
    }
    return isOneOf(head, EVENTS)
        ? Optional.of(new FlywayName(Kind.CALLBACK, Optional.empty(), head))
        : Optional.empty();
  }

  /** Says whether it is a callback that runs before the migrations do. */
  public boolean runsBefore() {
    return kind == Kind.CALLBACK
        && (description.startsWith("before") || description.equals("createSchema"));
  }

  /** Returns this as the name of a migration that goes forward. */
  FlywayName forward() {
    return new FlywayName(Kind.VERSIONED, version, description);
  }

  /** Tells whether a name is that of a callback that never runs on the way forward. */
  static boolean isOtherCallback(String stem) {
    int separator = stem.indexOf("__");
    String head = separator < 0 ? stem : stem.substring(0, separator);
    if (isOneOf(head, OTHER_EVENTS)) {
      return true;
    }
    for (String event : OTHER_EVENTS) {
      if (head.equals("before" + event)
          || head.equals("after" + event)
          || head.equals("after" + event + "Error")
          || head.equals("after" + event + "OperationFinish")
          || head.equals("beforeEach" + event)
          || head.equals("afterEach" + event)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Kind versionedKind(String head) {
    if (head.isEmpty()) {
      return null;
    }
    return switch (head.charAt(0)) {
      case 'V' -> Kind.VERSIONED;
      case 'U' -> Kind.UNDO;
      case 'B' -> Kind.BASELINE;
      default -> null;
    };
  }

  private static boolean isOneOf(String word, String[] words) {
    for (String candidate : words) {
      if (candidate.equals(word)) {
        return true;
      }
    }
    return false;
  }
}
