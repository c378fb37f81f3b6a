package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.effect.Phase;
import java.nio.file.Path;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of Flyway's settings, and of migrations that are no SQL. */
class RunnerChecksTest {

  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void aReleaseIsOut() throws Exception {
    application = new Application(folder)
        .write("V2__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .write("R__names.sql", "CREATE OR REPLACE VIEW names AS SELECT id FROM customers;")
        .migrate()
        .write("V3__mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .rollsafe(settings -> settings.setFailOn("info"));
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  @Test
  void nothingIsSaidOfWhatIsWell() throws Exception {
    application.migrate();
    assertThat(application.history()).hasSize(3);
  }

  @Test
  void anOlderReleaseIsToStartOnANewerSchema() {
    application.flyway(flyway -> flyway.ignoreMigrationPatterns("*:missing"));

    assertThat(application.failure())
        .contains(
            "flyway.ignoreMigrationPatterns: warning: lacks *:future", "instead: add *:future");
  }

  @Test
  void oneTransactionForAllHoldsItsLocks() throws Exception {
    application
        .write("V4__more.sql", "ALTER TABLE customers ADD COLUMN more text;")
        .flyway(flyway -> flyway.group(true));

    assertThat(application.failure())
        .contains("flyway.group: warning: all 2 pending migrations run in one transaction");
  }

  @Test
  void aLateMigrationThatNeverRunsIsTold() throws Exception {
    application
        .write("V1__late.sql", "SELECT 1;")
        .flyway(flyway -> flyway.ignoreMigrationPatterns("*:ignored", "*:future"));

    assertThat(application.failure())
        .contains("V1__late.sql: warning: never runs here: 2 is applied already");
  }

  @Test
  void aRepeatableIsRunAgainByTheReleaseBefore() throws Exception {
    application.write(
        "R__names.sql",
        "DROP VIEW IF EXISTS names; CREATE VIEW names AS SELECT id, note FROM customers;");

    assertThat(application.failure())
        .contains("R__names.sql: info: replaces another text: when this release is rolled back");
  }

  @Test
  void flywayRefusesWhatIsMixedAndWeSayWhere() throws Exception {
    application.write(
        "V4__mixed.sql", "SELECT 1;\nCREATE INDEX CONCURRENTLY a ON customers (note);");

    assertThat(application.failure())
        .contains("V4__mixed.sql:2:1: error: ", "[mixed-transaction-needs]");
  }

  @Test
  void aMigrationInJavaIsNotJudged() throws Exception {
    application.flyway(flyway -> flyway.javaMigrations(new V5__Opaque()));

    assertThat(application.failure())
        .contains("V5__Opaque: warning: is no SQL (JDBC): it can do anything, and is not judged")
        .contains("@MigrationPhase");
    assertThat(application.history()).hasSize(2);
  }

  @Test
  void aMigrationInJavaIsTakenAtItsWord() throws Exception {
    application
        .flyway(flyway -> flyway.javaMigrations(new V5__Backfill(), new V6__Cleanup()))
        .rollsafe(settings -> settings.setFailOn("info"));

    assertThat(application.failure())
        .contains(
            "V5__Backfill: info: is not judged, and is EXPAND by its @MigrationPhase: fills mail")
        .contains("V6__Cleanup: error: is DESTRUCTIVE by its @MigrationPhase: deletes notes");

    application
        .flyway(flyway -> flyway.target("5"))
        .rollsafe(settings -> settings.setFailOn("error"))
        .migrate();
    assertThat(application.history()).hasSize(4);
  }

  /** Says nothing of itself. */
  static final class V5__Opaque extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
  }

  /** Says that it is safe. */
  @MigrationPhase(value = Phase.EXPAND, reason = "fills mail")
  static final class V5__Backfill extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
  }

  /** Says that it is not. */
  @MigrationPhase(value = Phase.DESTRUCTIVE, reason = "deletes notes")
  static final class V6__Cleanup extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
  }
}
