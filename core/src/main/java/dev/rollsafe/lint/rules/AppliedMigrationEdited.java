package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;

/** Flags migrations that were published before and are not what they were. */
final class AppliedMigrationEdited implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "applied-migration-edited",
          Severity.ERROR,
          "A migration that was published before is not what it was")
      .why(
          "Databases that have run it do not follow. Runners that compare checksums, such as Flyway and Liquibase, refuse all later"
              + " ones there; others never run the new text, so that databases differ from then on. It is looked for where"
              + " --changed-since names a Git reference.")
      .instead("Leave the migration as it was, and make the change in a new one.")
      .source("https://documentation.red-gate.com/fd/validate-184127464.html")
      .source("https://docs.liquibase.com/concepts/changelogs/changeset-checksums.html")
      .hazards("RP03")
      .flags(Example.of(
              "a column that was not there at the reference",
              "CREATE TABLE orders (id bigint PRIMARY KEY, note text); -- finding")
          .editedSince("main"))
      .accepts("the column in a migration of its own", """
          CREATE TABLE orders (id bigint PRIMARY KEY);
          -- next migration
          ALTER TABLE orders ADD COLUMN note text;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    migration
        .edited()
        .ifPresent(how -> findings.add(migration.start(), migration.migration().id() + " " + how));
  }
}
