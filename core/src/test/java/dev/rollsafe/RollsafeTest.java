package dev.rollsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollsafeTest {

  private static final Path SHOP = Path.of("..", "samples", "shop");

  @Test
  void judgesAFolderInTheOrderOfItsRunner() {
    Assessment assessment = Rollsafe.builder().build().check(List.of(SHOP));
    assertThat(assessment.histories()).hasSize(1);
    assertThat(assessment.histories().get(0).migrations())
        .extracting(MigrationAssessment::id)
        .hasSize(11)
        .startsWith("V1__customers_and_orders", "V2__order_lines")
        .endsWith("V10__clean_up", "R__open_orders");
    assertThat(assessment.broken()).isFalse();
    assertThat(assessment.summary().migrations()).isEqualTo(11);
    assertThat(assessment.rules()).isNotEmpty();
  }

  @Test
  void judgesFromTheVersionNamed() {
    Assessment assessment = Rollsafe.builder().since("9").build().check(List.of(SHOP));
    assertThat(assessment.histories().get(0).migrations())
        .extracting(MigrationAssessment::id)
        .containsExactly("V9__total_cents_is_required", "V10__clean_up", "R__open_orders");
    assertThat(assessment.summary().replayed()).isEqualTo(8);
  }

  @Test
  void handsOutHundredsOfFoldersInTheirOrder(@TempDir Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Path path = Files.createDirectory(folder.resolve("h" + i));
      // The first of them takes longest.
      Files.writeString(
          path.resolve("1.sql"), "CREATE TABLE t (id int);\n".repeat(i == 0 ? 5000 : 1));
      paths.add(path);
    }
    List<String> handed = new ArrayList<>();
    Rollsafe.builder().build().check(paths, Progress.NONE, history -> handed.add(history.path()));
    assertThat(handed).isEqualTo(paths.stream().map(Path::toString).toList());
  }

  @Test
  void aFolderThatIsMissingIsAProblemOfItsHistory(@TempDir Path folder) {
    Assessment assessment =
        Rollsafe.builder().build().check(List.of(folder.resolve("missing"), SHOP));
    assertThat(assessment.histories())
        .extracting(HistoryAssessment::broken)
        .containsExactly(true, false);
    assertThat(assessment.broken()).isTrue();
  }

  @Test
  void whatARuleThrowsReachesTheCaller(@TempDir Path folder) throws IOException {
    Rule failing = new Rule() {
      private final RuleDoc doc = RuleDoc.of("failing", Severity.ERROR, "It fails");

      @Override
      public RuleDoc doc() {
        return doc;
      }

      @Override
      public void check(StatementContext statement, Findings findings) {
        throw new IllegalStateException("a bug");
      }
    };
    Path second = Files.createDirectory(folder.resolve("b"));
    Files.writeString(second.resolve("1.sql"), "SELECT 1;");
    Rollsafe rollsafe = Rollsafe.builder().rules(List.of(failing)).build();
    assertThatThrownBy(() -> rollsafe.check(List.of(SHOP, second)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  @Test
  void aVersionThatIsNotKnownIsAWrongCall() {
    assertThatThrownBy(() -> Rollsafe.builder().serverVersion(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 13 to 18");
  }

  /** Whatever a file is cut off at, it is judged. */
  @Test
  void everyBeginningOfEverySampleIsJudged() throws IOException {
    Rollsafe rollsafe = Rollsafe.builder().build();
    try (Stream<Path> files = Files.list(SHOP)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
        String text = Files.readString(file);
        for (int end = 0; end < text.length(); end++) {
          String cut = text.substring(0, end);
          assertThatCode(() -> rollsafe.assess(List.of(history(cut))))
              .as("%s up to %d", file, end)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  private static History history(String text) {
    return History.of(
        "cut",
        List.of(Migration.of("1", TransactionMode.DETECTED, List.of(Script.of("1.sql", text)))));
  }
}
