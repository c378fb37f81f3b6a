package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.MigrationSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that are histories of their own may use the same versions. */
class VersionTakenTwiceTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "V1__a.sql, V1__b.sql, ERROR",
    "x/V1__a.sql, x/V01__b.sql, ERROR",
    "x/V1__a.sql, y/V1__a.sql, WARNING",
  })
  void foldersMayBeHistoriesOfTheirOwn(String first, String second, Severity severity)
      throws IOException {
    for (String name : List.of(first, second)) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "SELECT 1;");
    }
    History history = MigrationSources.read(List.of(folder)).get(0);
    assertThat(Linter.of(List.of(new VersionTakenTwice()), ServerVersion.DEFAULT)
            .check(history)
            .findings())
        .extracting(Finding::severity)
        .containsExactly(severity);
  }
}
