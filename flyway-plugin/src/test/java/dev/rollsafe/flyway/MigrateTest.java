package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees whose Flyway has the plugin beside it and nothing configured. */
class MigrateTest {

  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void aReleaseIsOut() throws Exception {
    application = new Application(folder)
        .write("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .migrate();
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  @Test
  void refusesAllWhereOneIsUnsafe() throws Exception {
    application
        .write("V2__add_mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .write(
            "V3__drop_note.sql", "-- nobody reads it\nALTER TABLE customers\n  DROP COLUMN note;");

    String failure = application.failure();

    assertThat(failure)
        .contains("Rollsafe refuses the pending migrations; nothing was applied.")
        .contains("V3__drop_note.sql:3:3: error: ", "[column-drop]", "DESTRUCTIVE: ", "instead: ")
        .contains("-Dflyway.rollsafe.active=false")
        .doesNotContain("V2__add_mail.sql:");
    assertThat(application.history()).containsExactly("V1__customers.sql");
    assertThat(application.columns("customers")).containsExactly("id", "note");
  }

  @Test
  void letsSafeOnesThrough() throws Exception {
    application
        .write("V2__add_mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .migrate();

    assertThat(application.history()).containsExactly("V1__customers.sql", "V2__add_mail.sql");
    assertThat(application.columns("customers")).contains("mail");
  }

  @Test
  void letsThroughWhatTheMigrationSaysIsSafe() throws Exception {
    application
        .write(
            "V2__drop_note.sql",
            "-- rollsafe:ignore column-drop, contract-without-way-back nobody has read it since 2019\n"
                + "ALTER TABLE customers DROP COLUMN note;")
        .migrate();

    assertThat(application.columns("customers")).containsExactly("id");
  }

  @Test
  void judgesNothingOnAnEmptyDatabaseUnlessAsked(@TempDir Path other) throws Exception {
    try (Application fresh = new Application(other)) {
      fresh
          .write(
              "V1__a.sql",
              "-- rollsafe:release 1\n\nCREATE TABLE a (id bigint PRIMARY KEY, b text);")
          .write("V2__b.sql", "ALTER TABLE a DROP COLUMN b;")
          .rollsafe(settings -> settings.setJudgeEmptyDatabase("true"));

      assertThat(fresh.failure()).contains("V2__b.sql:1:15: error: ");
      assertThat(fresh.history()).isEmpty();

      fresh.rollsafe(settings -> settings.setJudgeEmptyDatabase("false")).migrate();
      assertThat(fresh.history()).containsExactly("V1__a.sql", "V2__b.sql");
    }
  }

  @Test
  void takesWhatIsPendingForOneRelease() throws Exception {
    application
        .write("V2__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, status text);")
        .write("V3__index.sql", "CREATE INDEX orders_status_idx ON orders (status);")
        .migrate();

    assertThat(application.history()).hasSize(3);
  }

  @Test
  void putsValuesInThePlaceOfPlaceholders() throws Exception {
    application
        .flyway(flyway -> flyway.placeholders(Map.of("Column", "note", "table", "customers")))
        .write(
            "V2__drop.sql",
            "ALTER TABLE ${flyway:defaultSchema}.${table}\n  DROP COLUMN ${column};");

    assertThat(application.failure())
        .contains("V2__drop.sql:2:3: error: ", "DROP COLUMN note", "public.customers");
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void tellsOfAPlaceholderWithoutValueBeforeAnythingRuns() throws Exception {
    application
        .write("V2__safe.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .write("V3__drop.sql", "SELECT 1;\nSELECT '${owner}';");

    assertThat(application.failure())
        .contains("V3__drop.sql:2:9: there is no value for the placeholder ${owner}")
        .contains("nothing was applied");
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void readsTheSettingsOfASingleScript() throws Exception {
    application
        .write(
            "V2__index.sql", "CREATE INDEX CONCURRENTLY a ON customers (note);\nSELECT '${raw}';")
        .write("V2__index.sql.conf", "executeInTransaction=false\nplaceholderReplacement=false")
        .flyway(flyway -> Plugins.find(flyway, PostgreSQLConfigurationExtension.class)
            .orElseThrow()
            .setTransactionalLock(false))
        .migrate();

    assertThat(application.history()).hasSize(2);
  }

  @Test
  void stopsWhatWouldWaitForFlywaysOwnLockForEver() throws Exception {
    application.write("V2__index.sql", "CREATE INDEX CONCURRENTLY a ON customers (note);");

    assertThat(application.failure())
        .contains("[flyway-lock-against-concurrently]", "transactional.lock=false");
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void judgesRepeatablesAndCallbacks() throws Exception {
    application
        .write("R__notes.sql", "ALTER TABLE customers DROP COLUMN IF EXISTS note;")
        .write("afterMigrate.sql", "TRUNCATE customers;");

    assertThat(application.failure())
        .contains("R__notes.sql:1:23: error: ", "afterMigrate.sql:1:1: error: ");
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void judgesOnlyWhatRuns() throws Exception {
    application
        .write("V2__safe.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .write("V3__drop.sql", "ALTER TABLE customers DROP COLUMN note;")
        .flyway(flyway -> flyway.target("2"))
        .migrate();

    assertThat(application.history()).containsExactly("V1__customers.sql", "V2__safe.sql");
  }

  @Test
  void tellsOfLateMigrations() throws Exception {
    application
        .write("V3__mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .migrate()
        .write("V2__drop.sql", "ALTER TABLE customers DROP COLUMN note;")
        .flyway(flyway -> flyway.outOfOrder(true));

    assertThat(application.failure())
        .contains("V2__drop.sql: warning: runs behind 3", "V2__drop.sql:1:23: error: ");
  }

  @Test
  void takesABaselineForWhatItIs(@TempDir Path other) throws Exception {
    try (Application old = new Application(other)) {
      old.run("CREATE TABLE legacy (id bigint, note text)")
          .write("V1__legacy.sql", "CREATE TABLE legacy (id bigint, note text);")
          .write("V2__drop.sql", "ALTER TABLE legacy DROP COLUMN note;")
          .flyway(flyway -> flyway.baselineOnMigrate(true).baselineVersion("1"));

      assertThat(old.failure()).contains("V2__drop.sql:1:20: error: ");
      assertThat(old.columns("legacy")).contains("note");
    }
  }
}
