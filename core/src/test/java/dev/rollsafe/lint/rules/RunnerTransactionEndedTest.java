package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose transaction COMMIT ends depends on the runner, which examples do not name. */
class RunnerTransactionEndedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UP_DOWN_FILES | BEGIN; SELECT 1; COMMIT   | 0",
        "UP_DOWN_FILES | SELECT 1; COMMIT          | 1",
        "UP_DOWN_FILES | SELECT 1; ROLLBACK        | 1",
        "FOLDERS       | BEGIN; SELECT 1; COMMIT   | 0",
        "FLYWAY        | BEGIN; SELECT 1; COMMIT   | 1",
      })
  void pairsOfFilesAreSentAsOneText(Layout layout, String sql, int findings) {
    Migration migration =
        Migration.of("1", TransactionMode.SINGLE, List.of(Script.of("1.sql", sql)));
    History history = new History("x", layout, List.of(migration), List.of(), List.of(), List.of());
    List<Finding> found = Linter.of(List.of(new RunnerTransactionEnded()), ServerVersion.DEFAULT)
        .check(history)
        .findings();
    assertThat(found).hasSize(findings);
  }
}
