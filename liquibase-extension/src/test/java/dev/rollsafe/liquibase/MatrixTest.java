package dev.rollsafe.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import liquibase.util.LiquibaseUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold with every version of Liquibase; the build runs it once with each. */
class MatrixTest {

  private static final Path CHANGELOGS = Path.of("src/test/resources/changelogs");

  private final TestDatabase database;

  MatrixTest() throws Exception {
    database =
        TestDatabase.create().run("CREATE TABLE person (id bigint PRIMARY KEY, full_name text)");
  }

  @Test
  void runsWithTheVersionThatIsMeant() {
    String meant = System.getProperty("rollsafe.liquibase", "4.33.0");

    assertThat(LiquibaseUtil.getBuildVersion()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsafe.xml", "unsafe.yaml", "unsafe.json", "unsafe.sql"})
  void refusesBeforeTheFirstChangeset(String changeLog) throws Exception {
    String refusal = Run.command("update", CHANGELOGS).on(database, changeLog);

    assertThat(refusal)
        .contains("Rollsafe refuses to run any of the 2 pending changesets; nothing was applied")
        .contains("[column-drop]");
    assertThat(database.applied()).isEmpty();
    assertThat(database.columns("person")).containsExactly("id", "full_name");
    assertThat(database.locked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"safe.xml", "safe.yaml", "safe.json", "safe.sql"})
  void letsThroughWhatIsSafe(String changeLog) throws Exception {
    assertThat(Run.command("update", CHANGELOGS).on(database, changeLog)).isEmpty();

    assertThat(database.applied()).containsExactly("add-email", "add-phone");
    assertThat(database.columns("person")).containsExactly("id", "full_name", "email", "phone");
  }

  @Test
  void judgesOnlyWhatAnUpdateReaches() throws Exception {
    assertThat(
            Run.command("updateCount", CHANGELOGS).argument("count", 1).on(database, "unsafe.yaml"))
        .isEmpty();

    assertThat(database.applied()).isEqualTo(List.of("add-email"));
  }

  @Test
  void leavesRollbackAlone() throws Exception {
    Run.command("updateCount", CHANGELOGS).argument("count", 1).on(database, "unsafe.yaml");

    assertThat(Run.command("rollbackCount", CHANGELOGS)
            .argument("count", 1)
            .on(database, "unsafe.yaml"))
        .isEmpty();
    assertThat(database.columns("person")).containsExactly("id", "full_name");
  }

  @Test
  void checksWithoutRunningAnything() throws Exception {
    Run check = Run.command("rollsafeCheck", CHANGELOGS);

    assertThat(check.on(database, "unsafe.sql")).contains("cannot be rolled back safely");
    assertThat(check.output()).contains("unsafe.sql:8:3: error").contains("[column-drop]");
    assertThat(database.columns("person")).containsExactly("id", "full_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"precondition.xml", "precondition.yaml", "precondition.json"})
  void servesAsPrecondition(String changeLog) throws Exception {
    String refusal =
        Run.command("update", CHANGELOGS).with("active", "true").on(database, changeLog);

    assertThat(refusal).contains("[column-drop]");
    assertThat(database.applied()).isEmpty();
  }
}
