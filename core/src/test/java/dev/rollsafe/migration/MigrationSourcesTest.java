package dev.rollsafe.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test lays out a folder and compares what was read, one line per migration: id, kind, mode, statements. */
class MigrationSourcesTest {

  @TempDir
  Path folder;

  @Test
  void flywayRunsVersionsByNumberThenRepeatablesWithCallbacksAroundThem() throws IOException {
    write("V10__ten.sql", "SELECT 10;");
    write("V9.1__a.sql", "SELECT 91;");
    write("V9_0__b.sql", "SELECT 90;");
    write("sub/V2__two.sql", "SELECT 2;");
    write("R__view.sql", "SELECT 'r';");
    write("R__a_view.sql", "SELECT 'a';");
    write("U2__two.sql", "SELECT -2;");
    write("B9__all.sql", "SELECT 'b';");
    write("afterMigrate.sql", "SELECT 'after';");
    write("beforeEachMigrate__x.sql", "SELECT 'before';");
    write("afterInfo.sql", "SELECT 'info';");
    write("notes.sql", "SELECT 'note';");
    write("V11__java.java", "class V11 {}");
    write("V10__ten.sql.conf", "# why\nexecuteInTransaction = false\n");
    write("V2__two.sql.conf", "nothing");

    History history = history();

    assertThat(history.layout()).isEqualTo(History.Layout.FLYWAY);
    assertThat(lines(history.migrations()))
        .containsExactly(
            "beforeEachMigrate__x CALLBACK DETECTED SELECT 'before'",
            "V2__two VERSIONED DETECTED SELECT 2",
            "V9_0__b VERSIONED DETECTED SELECT 90",
            "V9.1__a VERSIONED DETECTED SELECT 91",
            "V10__ten VERSIONED NONE SELECT 10",
            "R__a_view REPEATABLE DETECTED SELECT 'a'",
            "R__view REPEATABLE DETECTED SELECT 'r'",
            "afterMigrate CALLBACK DETECTED SELECT 'after'");
    assertThat(lines(history.undos())).containsExactly("U2__two UNDO DETECTED SELECT -2");
    assertThat(history.skipped())
        .extracting(skipped -> folder.relativize(Path.of(skipped.path())) + ": " + skipped.reason())
        .containsExactlyInAnyOrder(
            "B9__all.sql: a baseline: the migrations that it stands for are judged instead",
            "afterInfo.sql: Flyway does not run it to migrate",
            "notes.sql: its name is none that Flyway runs, such as V1__add_orders.sql",
            "V11__java.java: a migration in Java can do anything; only SQL is read");
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void aBaselineThatStandsForNothingIsTheFirstMigration() throws IOException {
    write("B5__all.sql", "SELECT 5;");
    write("V6__six.sql", "SELECT 6;");
    assertThat(lines(history().migrations()))
        .containsExactly(
            "B5__all BASELINE DETECTED SELECT 5", "V6__six VERSIONED DETECTED SELECT 6");
  }

  @Test
  void twoFilesOfOneVersionAreLeftToARule() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("V1.0__b.sql", "SELECT 2;");
    History history = history();
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations())
        .extracting(migration -> migration.version().orElseThrow())
        .satisfies(
            versions -> assertThat(versions.get(0).sameAs(versions.get(1))).isTrue());
  }

  @Test
  void pairsOfFilesGoForwardInNaturalOrder() throws IOException {
    write("10_b.up.sql", "SELECT 10;");
    write("10_b.down.sql", "SELECT -10;");
    write("9_a.up.sql", "SELECT 9;");
    write("11_c.postgres.up.sql", "SELECT 'pg';");
    write("11_c.mysql.up.sql", "SELECT 'my';");
    write("11_c.up.sql", "SELECT 'any';");
    write("12_d.autocommit.up.sql", "SELECT 12;");
    write("13_e.sql", "SELECT 13;");
    History history = history();
    assertThat(history.layout()).isEqualTo(History.Layout.UP_DOWN_FILES);
    assertThat(lines(history.migrations()))
        .containsExactly(
            "9_a VERSIONED SINGLE SELECT 9",
            "10_b VERSIONED SINGLE SELECT 10",
            "11_c VERSIONED SINGLE SELECT 'pg'",
            "12_d VERSIONED NONE SELECT 12",
            "13_e VERSIONED SINGLE SELECT 13");
    assertThat(lines(history.undos())).containsExactly("10_b UNDO SINGLE SELECT -10");
    assertThat(history.skipped()).hasSize(2);
  }

  @Test
  void aFolderPerMigrationHasTheNameOfTheFolder() throws IOException {
    write("2020-01-02-000000_b/up.sql", "SELECT 2;");
    write("2020-01-02-000000_b/down.sql", "SELECT -2;");
    write("2020-01-02-000000_b/metadata.toml", "run_in_transaction = false\n");
    write("00000000000000_first/up.sql", "SELECT 0;");
    write("20141007131741_a/up.sql", "SELECT 1;");
    History history = history();
    assertThat(history.layout()).isEqualTo(History.Layout.UP_DOWN_FOLDERS);
    assertThat(lines(history.migrations()))
        .containsExactly(
            "00000000000000_first VERSIONED SINGLE SELECT 0",
            "20141007131741_a VERSIONED SINGLE SELECT 1",
            "2020-01-02-000000_b VERSIONED NONE SELECT 2");
    assertThat(history.undos()).hasSize(1);
  }

  @Test
  void prismaKeepsOneFilePerFolder() throws IOException {
    write("20240102_b/migration.sql", "SELECT 2; SELECT 3;");
    write("20240101_a/migration.sql", "-- alone\nSELECT 1;\n");
    write("migration_lock.toml", "provider = \"postgresql\"\n");
    write("seed.sql", "SELECT 'seed';");
    History history = history();
    assertThat(history.layout()).isEqualTo(History.Layout.FOLDERS);
    assertThat(lines(history.migrations()))
        .containsExactly(
            "20240101_a VERSIONED NONE SELECT 1",
            "20240102_b VERSIONED SINGLE SELECT 2 | SELECT 3");
    assertThat(history.skipped()).hasSize(1);
  }

  @Test
  void sectionsOfGooseAndDbmateAreToldApart() throws IOException {
    write(
        "1_goose.sql",
        "-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n"
            + "-- +goose Down\nSELECT -1;\n");
    write("2_dbmate.sql", "-- migrate:up\nSELECT 2;\n-- migrate:down\nSELECT -2;\n");
    write("3_dbmate.sql", "-- migrate:up transaction:false\nSELECT 3;\n\n-- migrate:down\n");
    write("4_plain.sql", "-- a migration: up and down\nSELECT 4;");
    History history = history();
    assertThat(history.layout()).isEqualTo(History.Layout.PLAIN);
    assertThat(lines(history.migrations()))
        .containsExactly(
            "1_goose VERSIONED NONE SELECT 1",
            "2_dbmate VERSIONED SINGLE SELECT 2",
            "3_dbmate VERSIONED NONE SELECT 3",
            "4_plain VERSIONED SINGLE SELECT 4");
    assertThat(lines(history.undos()))
        .containsExactly(
            "1_goose UNDO NONE SELECT -1", "2_dbmate UNDO SINGLE SELECT -2", "3_dbmate UNDO NONE ");
  }

  @Test
  void changesetsOfLiquibaseAreMigrations() throws IOException {
    write("changes.sql", """
        --liquibase formatted sql

        --changeset ann:1 runInTransaction:false context:"a or b"
        --comment first
        SELECT 1;
        --rollback SELECT -1;
        --rollback SELECT -11;

        -- changeset "bob b":2 dbms:mysql
        SELECT 2;
        --changeset ann:3 endDelimiter:/ runOnChange:true
        SELECT 3
        /
        SELECT 33
        /
        --changeset ann:4
        SELECT 4;
        --ignoreLines:start
        this is no SQL
        --ignoreLines:end
        SELECT 44;
        --changeset ann:5 dbms:postgresql,h2
        --changeset ann:6 ignore:true
        SELECT 6;
        """);
    History history = history();
    assertThat(lines(history.migrations()))
        .containsExactly(
            "ann:1 VERSIONED NONE SELECT 1",
            "ann:3 REPEATABLE SINGLE SELECT 3 | SELECT 33",
            "ann:4 VERSIONED SINGLE SELECT 4 | SELECT 44",
            "ann:5 VERSIONED SINGLE ");
    assertThat(lines(history.undos())).containsExactly("ann:1 UNDO NONE SELECT -1 | SELECT -11");
    assertThat(history.skipped())
        .extracting(History.Skipped::reason)
        .containsExactly("changeset bob b:2 is for mysql", "changeset ann:6 says ignore:true");
  }

  @Test
  void filesNamedSinglyAreOneHistoryInTheOrderGiven() throws IOException {
    write("b.sql", "SELECT 'b';");
    write("V1__a.sql", "SELECT 'a';");
    write("more/x.sql", "SELECT 'x';");
    List<History> histories = MigrationSources.read(
        List.of(folder.resolve("b.sql"), folder.resolve("more"), folder.resolve("V1__a.sql")));
    assertThat(histories).hasSize(2);
    assertThat(lines(histories.get(0).migrations()))
        .containsExactly("b VERSIONED SINGLE SELECT 'b'", "V1__a VERSIONED DETECTED SELECT 'a'");
    assertThat(lines(histories.get(1).migrations()))
        .containsExactly("x VERSIONED SINGLE SELECT 'x'");
  }

  @Test
  void directivesAreReadFromCommentsAlone() throws IOException {
    write("1.sql", """
        -- rollsafe:release 2.1
        -- rollsafe:ignore table-drop gone for years

        -- rollsafe:ignore column-drop nobody reads it
        SELECT '-- rollsafe:ignore nothing'; -- rollsafe:note x
        /* rollsafe:ignore a, b why
         * rollsafe:other */
        SELECT 2;
        """);
    Migration migration = history().migrations().get(0);
    assertThat(migration.release()).contains("2.1");
    assertThat(migration.directives())
        .extracting(d -> d.name() + "|" + d.argument() + "|" + d.wholeFile())
        .containsExactly(
            "release|2.1|true",
            "ignore|table-drop gone for years|true",
            "ignore|column-drop nobody reads it|false",
            "note|x|false",
            "ignore|a, b why|false",
            "other||false");
    assertThat(migration.directives().get(3).span().of(migration.script().text()))
        .isEqualTo("rollsafe:note x");
  }

  @Test
  void whatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
    write("1.sql", "SELECT\n'gr\u00fc\u00dfe';", ISO_8859_1);
    write("2.sql", "SELECT 2;", UTF_16);
    write("3.sql", "\ufeffSELECT '\ufffd';");
    History history = history();
    assertThat(history.broken()).isTrue();
    assertThat(history.problems())
        .extracting(History.Problem::message)
        .containsExactly(
            "is not UTF-8: byte 0xFC at 2:4; save it as UTF-8",
            "is not UTF-8: byte 0xFE at 1:1 (it looks like UTF-16); save it as UTF-8");
    assertThat(lines(history.migrations())).containsExactly("3 VERSIONED SINGLE SELECT '\ufffd'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flyway.conf            | flyway.ignoreMigrationPatterns=*:missing                     | 1",
        "flyway.conf            | flyway.ignoreMigrationPatterns=*:missing,*:future            | 0",
        "flyway.conf            | # flyway.ignoreMigrationPatterns=*:missing                   | 0",
        "flyway.conf            | flyway.locations=filesystem:sql                              | 0",
        "flyway.toml            | ignoreMigrationPatterns = [\"repeatable:missing\"]             | 1",
        "flyway.toml            | ignoreMigrationPatterns = [\"versioned:future\"]               | 0",
        "application.properties | spring.flyway.ignore-migration-patterns=*:pending            | 1",
        "application.yml        | '    ignore-migration-patterns: \"*:missing\"'                 | 1",
        "application.yml        | '    ignore-migration-patterns: \"*:*\"'                       | 0",
        "application.yml        | '    ignore-migration-patterns:'                              | 0",
      })
  void settingsOfFlywayThatBreakARollbackAreTold(String file, String line, int problems)
      throws IOException {
    write(".git/HEAD", "");
    write("db/migration/V1__a.sql", "SELECT 1;");
    write(file, "first=1\n" + line + "\n");
    List<History.Problem> found =
        MigrationSources.read(List.of(folder.resolve("db/migration"))).get(0).problems();
    assertThat(found).hasSize(problems).allSatisfy(problem -> {
      assertThat(problem.path()).endsWith(file + ":2");
      assertThat(problem.message()).contains("*:future");
      assertThat(problem.unreadable()).isFalse();
    });
  }

  @Test
  void nothingToReadIsAProblem() throws IOException {
    assertThat(history().problems()).singleElement().satisfies(problem -> {
      assertThat(problem.unreadable()).isTrue();
      assertThat(problem.message()).startsWith("holds no migrations");
    });
    History missing = MigrationSources.read(List.of(folder.resolve("none.sql"))).get(0);
    assertThat(missing.problems())
        .extracting(History.Problem::message)
        .containsExactly("no such file");
    write("log.xml", "<databaseChangeLog/>");
    assertThat(history().problems().get(0).message()).contains("liquibase update-sql");
    write("1.down.sql", "SELECT 1;");
    write("1.mysql.up.sql", "SELECT 1;");
    assertThat(history().problems().get(0).message())
        .startsWith("holds no migration that goes forward");
  }

  @Test
  void linksInACircleEnd() throws IOException {
    write("a/1.sql", "SELECT 1;");
    Files.createSymbolicLink(folder.resolve("a/again"), folder);
    History history = history();
    assertThat(lines(history.migrations())).containsExactly("a/1 VERSIONED SINGLE SELECT 1");
    assertThat(history.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.path()).endsWith("again");
      assertThat(problem.message()).contains("symbolic link");
      assertThat(problem.unreadable()).isFalse();
    });
  }

  private History history() {
    return MigrationSources.read(List.of(folder)).get(0);
  }

  private void write(String name, String text) throws IOException {
    write(name, text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, charset);
  }

  private static List<String> lines(List<Migration> migrations) {
    List<String> lines = new ArrayList<>();
    for (Migration m : migrations) {
      lines.add(m.id() + " " + m.kind() + " " + m.transactionMode() + " " + statements(m));
    }
    return lines;
  }

  private static String statements(Migration migration) {
    List<String> statements = new ArrayList<>();
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        statements.add(splitter.span().of(part.text()));
      }
    }
    return String.join(" | ", statements);
  }
}
