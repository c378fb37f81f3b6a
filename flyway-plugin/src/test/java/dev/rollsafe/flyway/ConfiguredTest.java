package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an unsafe migration by what is said in {@code rollsafe.yml} and {@code flyway.rollsafe.*}. */
class ConfiguredTest {

  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void anUnsafeMigrationIsPending() throws Exception {
    application = new Application(folder)
        .write("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .migrate()
        .write("V2__drop_note.sql", "ALTER TABLE customers DROP COLUMN note;");
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  private void assertMigrated() throws Exception {
    application.migrate();
    assertThat(application.history()).hasSize(2);
  }

  private void assertRefused(String... why) throws Exception {
    assertThat(application.failure()).contains(why);
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void readsTheFileBesideTheMigrations() throws Exception {
    application.write("rollsafe.yml", "fail-on: never");
    assertMigrated();
  }

  @Test
  void flywaysSettingsGoBeforeTheFile() throws Exception {
    application
        .write("rollsafe.yml", "fail-on: never")
        .rollsafe(settings -> settings.setFailOn("error"));
    assertRefused("[column-drop]");
  }

  @Test
  void readsAFileOnTheClassPath() throws Exception {
    application.rollsafe(
        settings -> settings.setConfig("classpath:dev/rollsafe/flyway/lenient.yml"));
    assertMigrated();
  }

  @Test
  void readsNoFileWhereNoneIsWanted() throws Exception {
    application
        .write("rollsafe.yml", "fail-on: never")
        .rollsafe(settings -> settings.setConfig("none"));
    assertRefused("[column-drop]");
  }

  @Test
  void saysWhatIsWrongInTheFile() throws Exception {
    application.write("rollsafe.yml", "\nfail-ob: never");
    assertRefused(
        "rollsafe.yml:2:1: there is no key fail-ob; is fail-on meant?", "nothing was applied");
  }

  @Test
  void saysWhichFileIsNotThere() throws Exception {
    application.rollsafe(settings -> settings.setConfig("classpath:nowhere.yml"));
    assertRefused("flyway.rollsafe.config: classpath:nowhere.yml is not on the class path");
  }

  @Test
  void saysWhichValueMeansNothing() throws Exception {
    application.rollsafe(settings -> settings.setMode("enforced"));
    assertRefused("flyway.rollsafe.mode must be one of enforce, report; it is enforced");
  }

  @Test
  void doesNotTakeAMisspeltKillSwitchForOne() throws Exception {
    application.rollsafe(settings -> settings.setActive("off"));
    assertRefused("flyway.rollsafe.active must be one of true, false; it is off");
  }

  @Test
  void onlyReportsWhereAsked() throws Exception {
    application.rollsafe(settings -> settings.setMode("report"));
    assertMigrated();
  }

  @Test
  void isTurnedOffByASystemProperty() throws Exception {
    System.setProperty("flyway.rollsafe.active", "false");
    try {
      assertMigrated();
    } finally {
      System.clearProperty("flyway.rollsafe.active");
    }
  }

  @Test
  void judgesFromAVersionOn() throws Exception {
    application.rollsafe(settings -> settings.setSince("3"));
    application.write("V3__drop.sql", "DROP TABLE customers;");
    assertRefused("V3__drop.sql:1:12: error: ");

    application.write("V3__drop.sql", "SELECT 1;").migrate();
    assertThat(application.history()).hasSize(3);
  }

  @Test
  void turnsRulesOff() throws Exception {
    application.rollsafe(settings -> settings.setDisable("column-drop"));
    assertMigrated();
  }
}
