package dev.rollsafe.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.release.ReleaseLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate, the precondition and the command do with the things that a changelog can hold. */
class UpdateGateTest {

  private static final String HEAD = "--liquibase formatted sql\n";

  private final TestDatabase database;

  @TempDir
  private Path folder;

  UpdateGateTest() throws Exception {
    database =
        TestDatabase.create().run("CREATE TABLE person (id bigint PRIMARY KEY, full_name text)");
  }

  private String write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return name;
  }

  private String sql(String changeSets) throws IOException {
    return write("changes.sql", HEAD + changeSets);
  }

  private String yaml(String changes) throws IOException {
    return write("changes.yaml", "databaseChangeLog:\n" + changes);
  }

  private String update(String changeLog) throws Exception {
    return update().on(database, changeLog);
  }

  private Run update() {
    return Run.command("update", folder);
  }

  private String check(String changeLog) throws Exception {
    Run check = Run.command("rollsafeCheck", folder).argument("failOn", "never");
    assertThat(check.on(database, changeLog)).isEmpty();
    return check.output();
  }

  @Test
  void namesFileLineAndColumnOfFormattedSql() throws Exception {
    String changes =
        sql("\n--changeset a:1\nSELECT 1;\n\n--changeset a:2\nSELECT 1;\nALTER TABLE person\n"
            + "  DROP COLUMN full_name;\n");

    assertThat(update(changes)).contains("changes.sql:9:3: error: Dropping person.full_name");
  }

  @Test
  void namesFileAndLineOfSqlInsideYaml() throws Exception {
    String changes = yaml("""
        - changeSet:
            id: 1
            author: a
            changes:
            - sql:
                sql: |-
                  ALTER TABLE person DROP COLUMN full_name
        """);

    assertThat(update(changes)).contains("changes.yaml:8:30: error: Dropping person.full_name");
  }

  @Test
  void namesTheFileThatSqlFileNames() throws Exception {
    write("drop.sql", "-- away with it\nALTER TABLE person DROP COLUMN full_name;\n");
    String changes = yaml("""
        - changeSet:
            id: 1
            author: a
            changes:
            - sqlFile: {path: drop.sql}
        """);

    assertThat(update(changes)).contains("drop.sql:2:20: error: Dropping person.full_name");
  }

  @Test
  void namesTheChangesetWhereLiquibaseWritesTheSql() throws Exception {
    String changes = yaml("""
        - changeSet:
            id: 1
            author: a
            changes:
            - dropColumn: {tableName: person, columnName: full_name}
        """);

    assertThat(update(changes)).contains("changes.yaml::1::a:1:").contains("DROP COLUMN full_name");
  }

  @Test
  void findsIgnoresInSqlAndInComments() throws Exception {
    String changes = sql("""
        --changeset a:1
        -- rollsafe:ignore column-drop no release reads it any more
        ALTER TABLE person DROP COLUMN full_name;
        """);
    String others = yaml("""
        - changeSet:
            id: 2
            author: a
            comment: "rollsafe:ignore table-drop nobody reads it"
            changes:
            - dropTable: {tableName: person}
        """);

    assertThat(update(changes)).isEmpty();
    assertThat(update(others)).isEmpty();
    assertThat(database.applied()).containsExactly("1", "2");
  }

  @Test
  void replacesParameters() throws Exception {
    String changes = sql("""
        --property name:table value:person
        --changeset a:1
        ALTER TABLE ${table} DROP COLUMN full_name;
        """);

    assertThat(update(changes)).contains("Dropping person.full_name");
  }

  @Test
  void judgesWhatModifySqlMakesOfIt() throws Exception {
    String changes = write("changes.xml", """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="1" author="a">
            <addColumn tableName="person"><column name="email" type="text"/></addColumn>
            <modifySql><append value=" NOT NULL"/></modifySql>
          </changeSet>
        </databaseChangeLog>
        """);

    assertThat(update(changes)).contains("refuses").contains("email TEXT NOT NULL");
  }

  @Test
  void leavesOutWhatContextsLabelsAndDatabasesLeaveOut() throws Exception {
    String changes = sql("""
        --changeset a:1 context:prod
        ALTER TABLE person DROP COLUMN full_name;
        --changeset a:2 labels:later
        ALTER TABLE person DROP COLUMN full_name;
        --changeset a:3 dbms:oracle
        ALTER TABLE person DROP COLUMN full_name;
        --changeset a:4
        ALTER TABLE person ADD COLUMN email text;
        """);

    assertThat(update()
            .argument("contexts", "test")
            .argument("labelFilter", "now")
            .on(database, changes))
        .isEmpty();
    assertThat(update().argument("contexts", "prod").on(database, changes))
        .contains("[column-drop]");
  }

  @Test
  void knowsWhichTransactionAChangesetRunsIn() throws Exception {
    database.run("INSERT INTO person SELECT g, 'x' FROM generate_series(1, 10) g");
    String inside = sql("""
        --changeset a:1
        CREATE INDEX CONCURRENTLY person_name ON person (full_name);
        """);
    assertThat(update(inside)).contains("refuses").contains("changes.sql:3:1: error");

    String outside = sql("""
        --changeset a:1 runInTransaction:false
        CREATE INDEX CONCURRENTLY person_name ON person (full_name);
        """);
    assertThat(update(outside)).isEmpty();
  }

  @Test
  void judgesAgainAChangesetThatRunsOnChange() throws Exception {
    assertThat(update(sql("--changeset a:1 runOnChange:true\nSELECT 1;\n"))).isEmpty();

    assertThat(update(
            sql("--changeset a:1 runOnChange:true\nALTER TABLE person DROP COLUMN full_name;\n")))
        .contains("[column-drop]");
  }

  @Test
  void saysWhatItCannotSee() throws Exception {
    write("people.csv", "id,full_name\n1,Ann\n");
    String changes = yaml("""
        - changeSet:
            id: load
            author: a
            changes:
            - loadData: {tableName: person, file: people.csv}
        - changeSet:
            id: custom
            author: a
            changes:
            - customChange: {class: dev.rollsafe.liquibase.CustomTask}
        """);

    try (Log log = Log.open()) {
      assertThat(update(changes)).isEmpty();

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line)
              .contains("changes.yaml::load::a: warning: is not SQL and is not judged: loadData")
              .contains(
                  "changes.yaml::custom::a: warning: is not SQL and is not judged: customChange"));
    }
    assertThat(database.ask("SELECT full_name FROM person")).containsExactly("Ann");
  }

  @Test
  void judgesTheLiveDatabaseAndNotOnlyTheChangelog() throws Exception {
    database.run("CREATE TABLE made_by_hand (id int, note text)");

    assertThat(update(sql("--changeset a:1\nALTER TABLE made_by_hand DROP COLUMN note;\n")))
        .contains("Dropping made_by_hand.note");
  }

  @Test
  void letsTheFirstUpdateOfANewDatabaseThrough() throws Exception {
    TestDatabase fresh = TestDatabase.create();
    String changes =
        sql("--changeset a:1\nCREATE TABLE t (a int);\n--changeset a:2\nDROP TABLE t;\n");

    assertThat(update().with("judgeEmptyDatabase", "true").on(fresh, changes)).contains("refuses");
    assertThat(update().on(fresh, changes)).isEmpty();
  }

  @Test
  void onlyReportsWhereToldSo() throws Exception {
    String changes = sql("--changeset a:1\nALTER TABLE person DROP COLUMN full_name;\n");

    try (Log log = Log.open()) {
      assertThat(update().with("mode", "report").on(database, changes)).isEmpty();

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("would refuse").contains("[column-drop]"));
    }
    assertThat(database.columns("person")).containsExactly("id");
  }

  @Test
  void saysThatItIsSwitchedOff() throws Exception {
    String changes = sql("--changeset a:1\nALTER TABLE person DROP COLUMN full_name;\n");

    try (Log log = Log.open()) {
      assertThat(update().with("active", "false").on(database, changes)).isEmpty();

      assertThat(log.lines())
          .anySatisfy(
              line -> assertThat(line)
                  .isEqualTo(
                      "Rollsafe is switched off by liquibase.rollsafe.active=false: no changeset is judged"));
    }
  }

  @Test
  void refusesSettingsItDoesNotKnow() throws Exception {
    String changes = sql("--changeset a:1\nSELECT 1;\n");

    assertThat(update().with("mode", "strict").on(database, changes))
        .contains("liquibase.rollsafe.mode is enforce or report, not strict");
    assertThat(update().with("failOn", "errors").on(database, changes))
        .contains("liquibase.rollsafe.failOn is error, warning, info or never, not errors");
    assertThat(update().with("config", "none.yml").on(database, changes))
        .contains("none.yml: no such file");
    assertThat(update().with("since", "9").on(database, changes))
        .contains("names the changeset 9, and changes.sql holds none with this id");
    assertThat(database.applied()).isEmpty();
  }

  @Test
  void readsItsConfiguration() throws Exception {
    Path config = Files.writeString(folder.resolve("rollsafe.yml"), "rules:\n  column-drop: off\n");
    String changes = sql("--changeset a:1\nALTER TABLE person DROP COLUMN full_name;\n");

    assertThat(update().with("config", config.toString()).on(database, changes)).isEmpty();
  }

  @Test
  void readsTheConfigurationBesideTheChangelog() throws Exception {
    write("rollsafe.yml", "rules:\n  column-drop: off\n");

    assertThat(update(sql("--changeset a:1\nALTER TABLE person DROP COLUMN full_name;\n")))
        .isEmpty();
  }

  @Test
  void holdsContractsUntilTheReleaseGateOpens() throws Exception {
    String changes = sql("""
        --changeset a:1
        -- rollsafe:change person.full_name->name phase=contract
        SELECT rollsafe.assert_contract('person.full_name->name');
        ALTER TABLE person DROP COLUMN full_name;
        """);

    assertThat(update(changes))
        .contains("changes.sql: error: the release gate of person.full_name->name is shut:"
            + " NO_LEDGER: this database has no release ledger");
    ledger(ledger -> ledger.create(Optional.of("test")));
    assertThat(update(changes)).contains("is shut: NO_EXPAND");
    ledger(ledger -> ledger.declareUnused("nobody is here"));
    assertThat(update(changes)).isEmpty();
    assertThat(database.columns("person")).containsExactly("id");
  }

  private interface Step {
    void on(ReleaseLedger ledger) throws SQLException;
  }

  private void ledger(Step step) throws SQLException {
    try (Connection connection = database.connect()) {
      step.on(ReleaseLedger.of(connection));
    }
  }

  @Test
  void startsAtAChangeset() throws Exception {
    String changes = sql("""
        --changeset a:zz-old
        ALTER TABLE person DROP COLUMN full_name;
        --changeset a:aa-new
        ALTER TABLE person ADD COLUMN email text;
        """);

    assertThat(update().with("since", "aa-new").on(database, changes)).isEmpty();
  }

  @Test
  void canAskForAWayBack() throws Exception {
    String changes = sql("--changeset a:1\nALTER TABLE person ADD COLUMN email text;\n");

    assertThat(update().with("requireRollback", "true").on(database, changes))
        .contains("changes.sql::1::a: warning: has no rollback")
        .contains("rollsafe down --format liquibase");
    assertThat(update()
            .with("requireRollback", "true")
            .on(
                database,
                sql("--changeset a:1\nALTER TABLE person ADD COLUMN email text;\n"
                    + "--rollback ALTER TABLE person DROP COLUMN email;\n")))
        .isEmpty();
  }

  @Test
  void checksOfflineTheWholeChangelog() throws Exception {
    String changes = sql("""
        --changeset a:1
        CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
        --changeset a:2
        ALTER TABLE orders DROP COLUMN total;
        """);
    Database offline = DatabaseFactory.getInstance()
        .openDatabase(
            "offline:postgresql?version=16&outputLiquibaseSql=none&changeLogFile="
                + folder.resolve("applied.csv"),
            null,
            null,
            null,
            new DirectoryResourceAccessor(folder));
    Run check = Run.command("rollsafeCheck", folder).argument("failOn", "never");

    assertThat(check.on(offline, changes)).isEmpty();
    assertThat(check.output()).contains("changes.sql: 2 migrations, 2 statements");
  }

  @Test
  void checkSaysWhatIsPending() throws Exception {
    assertThat(check(sql("--changeset a:1\nALTER TABLE person ADD COLUMN email text;\n")))
        .contains("changes.sql: 1 migration, 1 statement: 1 expand");
    update("changes.sql");
    assertThat(check("changes.sql")).contains("judges nothing: no changeset is pending");
  }

  @Test
  void saysThatTheCatalogCannotBeRead() throws Exception {
    String changes = sql("--changeset a:1\nALTER TABLE person ADD COLUMN email text;\n");
    try (Connection blocker = database.connect()) {
      blocker.setAutoCommit(false);
      database.run("CREATE ROLE reader LOGIN");
      database.run("REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC");
      database.run("GRANT ALL ON SCHEMA public TO reader");
      database.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO reader");

      assertThat(update().on(database.as("reader"), changes)).contains("permission denied");
    }
    assertThat(database.columns("person")).containsExactly("id", "full_name");
  }

  @Test
  void twoNodesMayStartAtOnce() throws Exception {
    // Liquibase itself fails where both make its tables.
    assertThat(update(sql("--changeset a:0\nSELECT 1;\n"))).isEmpty();
    String changes = sql("--changeset a:0\nSELECT 1;\n"
        + "--changeset a:1\nALTER TABLE person ADD COLUMN email text;\n"
        + "--changeset a:2\nALTER TABLE person ADD COLUMN phone text;\n");
    List<Node> nodes =
        List.of(Node.start(database, folder, changes), Node.start(database, folder, changes));
    for (Node node : nodes) {
      assertThat(node.outcome()).isEmpty();
    }
    assertThat(database.applied()).containsExactly("0", "1", "2");
  }

  @Test
  void readsThousandsOfPendingChangesets() throws Exception {
    StringBuilder changes = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      changes.append("--changeset a:").append(i).append("\nALTER TABLE person ADD COLUMN c");
      changes.append(i % 1_000).append("_").append(i).append(" text;\n");
    }
    changes.append("--changeset a:last\nALTER TABLE person DROP COLUMN full_name;\n");

    assertThat(update(sql(changes.toString())))
        .contains("any of the 5001 pending changesets")
        .contains("changes.sql:10003:20: error");
    assertThat(database.applied()).isEmpty();
  }
}
