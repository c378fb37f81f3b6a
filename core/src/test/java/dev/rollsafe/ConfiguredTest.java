package dev.rollsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.TableSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is configured, as those find it who build a judge without the command line. */
class ConfiguredTest {

  @TempDir
  Path folder;

  private Path migrations;

  @BeforeEach
  void makeMigrations() throws IOException {
    migrations = Files.createDirectory(folder.resolve("m"));
    Files.writeString(migrations.resolve("V1__t.sql"), "CREATE TABLE t (a int, b int);");
    Files.writeString(migrations.resolve("V10__i.sql"), "CREATE INDEX i ON t (a);");
    Files.writeString(migrations.resolve("V2__j.sql"), "CREATE INDEX j ON t (b);");
  }

  private Configuration configuration(String text) throws IOException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("rollsafe.yml"), text));
  }

  private HistoryAssessment check(Rollsafe.Builder builder) {
    return builder.build().check(List.of(migrations)).histories().get(0);
  }

  @ParameterizedTest
  @CsvSource({"flyway, 'V1__t, V2__j, V10__i'", "plain, 'V1__t, V2__j, V10__i'"})
  void theRunnerSaysHowFilesAreRead(String runner, String expected) throws IOException {
    HistoryAssessment read =
        check(Rollsafe.builder().configuration(configuration("runner: " + runner)));
    assertThat(read.migrations())
        .extracting(MigrationAssessment::id)
        .containsExactly(expected.split(", "));
  }

  @Test
  void aRunnerWhoseFilesAreNotThereFindsNone() throws IOException {
    HistoryAssessment read =
        check(Rollsafe.builder().configuration(configuration("runner: prisma")));
    assertThat(read.broken()).isTrue();
    assertThat(read.problems().get(0).message()).contains("holds no migration that goes forward");
  }

  @Test
  void whatTheBuilderIsToldGoesBeforeTheFile() throws IOException {
    Rollsafe.Builder builder =
        Rollsafe.builder().configuration(configuration("{server-version: 14, since: 10}"));
    assertThat(builder.build().serverVersion().major()).isEqualTo(14);
    assertThat(check(builder).migrations()).hasSize(1);
    builder.serverVersion(18).since("2");
    assertThat(builder.build().serverVersion().major()).isEqualTo(18);
    assertThat(check(builder).migrations()).hasSize(2);
  }

  @Test
  void sizesOfTheFileGoBeforeThoseOfAServerAndLevelsBeforeBoth() throws IOException {
    TableSizes server = TableSizes.of(
        Map.of(new ObjectName("public", "t"), new TableSizes.Size(2_000_000, 1L << 30)),
        TableSizes.DEFAULT_SMALL_ROWS);
    assertThat(found(Rollsafe.builder().tableSizes(server)))
        .contains("t has about 2,000,000 rows, 1 GB")
        .startsWith("ERROR");
    Configuration small = configuration("tables: {t: 5}");
    assertThat(found(Rollsafe.builder().tableSizes(server).configuration(small)))
        .contains("t has about 5 rows")
        .startsWith("INFO");
    Configuration level =
        configuration("{tables: {t: 5}, rules: {index-build-blocks-writes: warning}}");
    assertThat(found(Rollsafe.builder().configuration(level))).startsWith("WARNING");
  }

  private String found(Rollsafe.Builder builder) {
    Finding finding = check(builder.since("2")).findings().stream()
        .filter(f -> f.rule().equals("index-build-blocks-writes"))
        .findFirst()
        .orElseThrow();
    Severity severity = finding.severity();
    return severity + ": " + finding.message();
  }

  @Test
  void aReleaseOfAllThereEverWasIsAWrongCall() throws IOException {
    Rollsafe.Builder builder = Rollsafe.builder().configuration(configuration("release: next"));
    assertThatThrownBy(builder::build).isInstanceOf(ConfigurationException.class);
    builder.since("2").build();
  }
}
