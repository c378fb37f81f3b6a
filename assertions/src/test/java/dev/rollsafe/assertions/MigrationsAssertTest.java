package dev.rollsafe.assertions;

import static dev.rollsafe.assertions.RollsafeAssertions.assertThatMigrations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsAssertTest {

  private static final String CLEAN = "classpath:db/clean";
  private static final String UNSAFE = "classpath:db/unsafe";

  @TempDir
  private Path folder;

  @Test
  void letsSafeMigrationsPass() {
    assertThatMigrations(CLEAN).areRollbackSafe();
    assertThatMigrations(CLEAN).since("2").haveNoFindings().and().areRollbackSafe();
  }

  @Test
  void showsFileLineStatementWhyAndWhatToDoInstead() {
    assertThatThrownBy(() -> assertThatMigrations(UNSAFE).areRollbackSafe())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)Expecting migrations in \\S+db.unsafe to be safe to roll back \\(judged without a"
                + " server\\), but:\\R\\R\\S*V2__drop_total.sql:3:3: error: Dropping orders.total .*")
        .hasMessageContaining("  3 |   DROP COLUMN total;")
        .hasMessageContaining("DESTRUCTIVE: ")
        .hasMessageContaining("instead: Ship a release that neither reads nor writes the column");
  }

  @Test
  void judgesFromAPlaceOn() {
    assertThatMigrations(UNSAFE).since("3").areRollbackSafe();
    assertThatThrownBy(() -> assertThatMigrations(UNSAFE).since("2").areRollbackSafe())
        .hasMessageContaining(" since 2 to be safe");
  }

  @Test
  void neverChanges() {
    MigrationsAssert all = assertThatMigrations(UNSAFE);

    all.since("3").areRollbackSafe();

    assertThatThrownBy(all::areRollbackSafe).isInstanceOf(AssertionError.class);
  }

  @Test
  void keepsDescriptions() {
    assertThatThrownBy(
            () -> assertThatMigrations(UNSAFE).as("release 7").since("2").haveNoFindings())
        .hasMessageStartingWith("[release 7] Expecting ");
  }

  @Test
  void knowsTheServer() throws IOException {
    Files.writeString(folder.resolve("V1__t.sql"), "CREATE TABLE t (a int);");
    Files.writeString(
        folder.resolve("V2__x.sql"),
        "SET lock_timeout = '5s'; ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID;");
    MigrationsAssert migrations = assertThatMigrations(folder).since("2");

    assertThatThrownBy(() -> migrations.onServerVersion(17).areRollbackSafe())
        .hasMessageContaining("V2__x.sql");
  }

  @Test
  void readsTheConfigurationBesideThemOrTheOneNamed() throws IOException {
    Path config = Files.writeString(folder.resolve("other.yml"), "rules:\n  column-drop: off\n");

    assertThatMigrations(UNSAFE).configuredBy(config).areRollbackSafe();
  }

  @Test
  void failsWhereSomethingCannotBeRead() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> assertThatMigrations(folder.resolve("empty")).areRollbackSafe())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void saysWhereItLookedForAFolder() {
    assertThatThrownBy(() -> assertThatMigrations("classpath:db/migrations"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the class path holds no db/migrations;"
            + " is it in src/main/resources, and named as from there?");
    assertThatThrownBy(() -> assertThatMigrations("filesystem:none"))
        .hasMessageStartingWith("none does not exist in ");
  }

  @Test
  void readsMigrationsInsideAJar() throws Exception {
    Path jar = folder.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("db/packed/"));
      out.closeEntry();
      out.putNextEntry(new JarEntry("db/packed/V1__t.sql"));
      out.write("CREATE TABLE t (a int); DROP TABLE missing;".getBytes("UTF-8"));
      out.closeEntry();
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);

      assertThatThrownBy(() -> assertThatMigrations("classpath:db/packed").areRollbackSafe())
          .hasMessageContaining("db/packed/V1__t.sql:1:36: error: ");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void readsTheLocationsOfFlyway() {
    Flyway flyway = Flyway.configure().locations(UNSAFE).load();

    assertThatThrownBy(
            () -> dev.rollsafe.assertions.flyway.FlywayAssertions.assertThatMigrations(flyway)
                .areRollbackSafe())
        .hasMessageContaining("V2__drop_total.sql:3:3");
    assertThat(flyway.getConfiguration().getDataSource()).isNull();
  }
}
