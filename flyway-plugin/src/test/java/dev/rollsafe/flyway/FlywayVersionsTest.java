package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import db.callback.UserCallback;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the plugin comes into a Flyway, which differs from version to version: the build runs this on each that it names. */
class FlywayVersionsTest {

  private static final String VERSION = System.getProperty("rollsafe.flyway.version", "");
  private static final String REFUSED = "[column-drop]";

  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void anUnsafeMigrationIsPending() throws Exception {
    application = new Application(folder)
        .write("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .migrate()
        .write("V2__add_mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .write("V3__drop_note.sql", "ALTER TABLE customers DROP COLUMN note;");
    UserCallback.EVENTS.clear();
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  @Test
  void theBuildRunsTheVersionThatItNames() {
    String jar =
        Flyway.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    assertThat(jar).endsWith("flyway-core-" + VERSION + ".jar");
  }

  @Test
  void beingOnTheClassPathIsEnoughBesideAUsersOwnCallback() throws Exception {
    assertThat(application.failure()).contains(REFUSED);
    assertThat(application.history()).containsExactly("V1__customers.sql");
    assertThat(UserCallback.EVENTS).doesNotContain("afterEachMigrate");

    application
        .write("V3__drop_note.sql", "ALTER TABLE customers ADD COLUMN more text;")
        .migrate();

    assertThat(application.history())
        .containsExactly("V1__customers.sql", "V2__add_mail.sql", "V3__drop_note.sql");
    // Flyway 10.10 looks for callbacks in db.callback, and forgets those that it finds.
    assertThat(UserCallback.EVENTS)
        .filteredOn("afterEachMigrate"::equals)
        .hasSize(VERSION.startsWith("10.10.") ? 0 : 2);
  }

  @Test
  void namingItAsWellChangesNothing() throws Exception {
    application.flyway(flyway ->
        flyway.callbacks(RollsafeCallback.class.getName()).callbacks(new RollsafeCallback()));

    assertThat(application.failure()).containsOnlyOnce(REFUSED);
    assertThat(application.history()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namingItIsEnoughWherePluginsAreNotFound(boolean asInstance) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (HiddenServices loader = new HiddenServices()) {
      Thread.currentThread().setContextClassLoader(loader);
      @SuppressWarnings("unchecked")
      BiFunction<DataSource, Path, String> scenario = (BiFunction<DataSource, Path, String>) loader
          .loadClass(NamedOnly.class.getName())
          .getDeclaredConstructor(boolean.class)
          .newInstance(asInstance);

      assertThat(scenario.apply(application.dataSource(), folder)).contains(REFUSED);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void threeConnectionsAreEnough() throws Exception {
    try (HikariDataSource pool = pool(3)) {
      application.flyway(flyway -> flyway.dataSource(pool));

      assertThat(application.failure()).contains(REFUSED);
      application.write("V3__drop_note.sql", "SELECT 1;").migrate();
    }
    assertThat(application.history()).hasSize(3);
  }

  @Test
  void itTakesNoConnectionWhereItIsOff() throws Exception {
    try (HikariDataSource pool = pool(2)) {
      application
          .flyway(flyway -> flyway.dataSource(pool))
          .rollsafe(settings -> settings.setActive("false"))
          .migrate();
    }
    assertThat(application.columns("customers")).containsExactly("id", "mail");
  }

  @Test
  void settingsComeWithThoseOfFlyway() throws Exception {
    assumeTrue(hasJackson(), "this Flyway needs a library of the user's for it");

    application
        .flyway(flyway -> flyway.configuration(
            Map.of("flyway.rollsafe.mode", "report", "flyway.rollsafe.enable", "a,b")))
        .flyway(flyway -> assertThat(RollsafeExtension.of(flyway).orElseThrow().value(Key.ENABLE))
            .contains("a,b"));
    assertThat(application.failure()).contains("there is no rule a");

    application
        .flyway(flyway -> flyway.configuration(Map.of("flyway.rollsafe.enable", "redundant-index")))
        .migrate();
    assertThat(application.history()).hasSize(3);
  }

  private static boolean hasJackson() {
    ClassLoader loader = Flyway.class.getClassLoader();
    boolean three = loader.getResource("tools/jackson/databind/ObjectMapper.class") != null;
    return three || VERSION.startsWith("10.") || VERSION.startsWith("11.");
  }

  private HikariDataSource pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(application.dataSource());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }
}
