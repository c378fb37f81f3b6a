package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Version;
import java.util.Optional;

/** Flags migrations whose version another one has. */
final class VersionTakenTwice implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "version-taken-twice", Severity.ERROR, "Two migrations have the same version")
      .also(Severity.WARNING)
      .why(
          "Flyway and most other runners refuse to run anything at all then, this release and the one before it alike. It happens"
              + " where two branches take the next number and are merged.")
      .instead("Give the one that has run nowhere another version.")
      .source("https://documentation.red-gate.com/fd/migrations-184127470.html")
      .hazards("RP03")
      .flags("the same number in another form", """
          -- migration V1__orders
          CREATE TABLE orders (id bigint PRIMARY KEY);
          -- next migration V1.0__carts
          CREATE TABLE carts (id bigint PRIMARY KEY); -- finding
          """)
      .accepts("two versions, and two that have none", """
          -- migration V1__orders
          CREATE TABLE orders (id bigint PRIMARY KEY);
          -- next migration V1.1__carts
          CREATE TABLE carts (id bigint PRIMARY KEY);
          -- next migration R__one
          SELECT 1;
          -- next migration R__two
          SELECT 2;
          """);

  private static final String APART =
      "If both folders are one history to the runner, give one of them another version; if each is a history of its own, name each"
          + " by itself.";

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  /** Versions stand in their order, so that equal ones are neighbours. */
  @Override
  public void check(MigrationContext migration, Findings findings) {
    Optional<Version> version = migration.migration().version();
    if (version.isEmpty() || migration.number() == 0) {
      return;
    }
    Migration previous = migration.history().migrations().get(migration.number() - 1);
    if (previous.kind() == migration.migration().kind()
        && previous.version().filter(version.get()::sameAs).isPresent()) {
      Findings.Draft draft = findings.add(
          migration.start(),
          "Version " + version.get() + " is taken by " + previous.path() + " already");
      if (!folder(previous).equals(folder(migration.migration()))) {
        draft.severity(Severity.WARNING).instead(APART);
      }
    }
  }

  private static String folder(Migration migration) {
    String path = migration.path().replace('\\', '/');
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
