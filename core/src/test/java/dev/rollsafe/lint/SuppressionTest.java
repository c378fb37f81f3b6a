package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {

  private static final List<Rule> RULES = List.of(
      TestRule.every("flags-all"), TestRule.every("flags-too"), Linter.unusedSuppressions());

  /** Of each finding the line and its rule, in brackets where it is let through; ~ stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ANALYZE a;                                                   | 1 all, 1 too",
        "-- rollsafe:ignore flags-all why~ANALYZE a;~ANALYZE b;       | 2 (all), 2 too, 3 all, 3 too",
        "-- rollsafe:ignore flags-all, flags-too why~ANALYZE a;       | 2 (all), 2 (too)",
        "-- rollsafe:ignore flags-all,flags-too why~ANALYZE a;        | 2 (all), 2 (too)",
        "-- rollsafe:ignore flags-all flags-too why~ANALYZE a;        | 2 (all), 2 too",
        "-- rollsafe:ignore flags-all~ANALYZE a;                      | 2 (all), 2 too",
        "ANALYZE a; -- rollsafe:ignore flags-all why~ANALYZE b;       | 1 (all), 1 too, 2 all, 2 too",
        "ANALYZE a;~-- rollsafe:ignore flags-all why~ANALYZE b;       | 1 all, 1 too, 3 (all), 3 too",
        "ANALYZE a; /* rollsafe:ignore flags-all why */ ANALYZE b;    | 1 all, 1 too, 1 (all), 1 too",
        "ANALYZE~/* rollsafe:ignore flags-all why */ a;               | 1 (all), 1 too",
        "-- rollsafe:ignore flags-all why~~ANALYZE a;~ANALYZE b;      | 3 (all), 3 too, 4 (all), 4 too",
        "ANALYZE a;~-- rollsafe:ignore flags-all why                  | 1 all, 1 too, 2 unused",
        "-- rollsafe:ignore flags-al why~ANALYZE a;                   | 2 all, 2 too",
        "SELECT '-- rollsafe:ignore flags-all why';                   | 1 all, 1 too",
        "-- rollsafe:ignore flags-all why~~-- rollsafe:ignore flags-all b~ANALYZE a; | 4 (all), 4 too",
      })
  void letsThroughWhatItsStatementOrFileHolds(String sql, String expected) {
    List<String> found = TestHistory.check(RULES, sql.replace('~', '\n')).findings().stream()
        .map(SuppressionTest::brief)
        .toList();
    assertThat(String.join(", ", found)).isEqualTo(expected);
  }

  private static String brief(Finding finding) {
    String name = finding.rule().replace("flags-", "").replace("suppression-", "");
    return finding.position().line() + " " + (finding.suppressed() ? "(" + name + ")" : name);
  }

  @Test
  void aRuleThatIsNotAskedIsNotMissed() {
    HistoryAssessment assessment = TestHistory.check(
        List.of(TestRule.every("flags-all"), Linter.unusedSuppressions()),
        "-- rollsafe:ignore flags-too why\nANALYZE a;");
    assertThat(assessment.findings()).extracting(Finding::rule).containsExactly("flags-all");
  }

  @Test
  void oneThatLetsNothingThroughIsFoundAtItsPlace() {
    HistoryAssessment assessment = TestHistory.check(
        List.of(TestRule.statements("flags-none", (s, f) -> {}), Linter.unusedSuppressions()),
        "  /* rollsafe:ignore flags-none why */\nANALYZE a;");
    Finding finding = assessment.findings().get(0);
    assertThat(finding.rule()).isEqualTo("suppression-unused");
    assertThat(finding.position()).hasToString("1:6");
    assertThat(finding.message()).contains("flags-none");
  }

  @Test
  void suppressedFindingsStayAndAreCountedApart() {
    Summary summary = TestHistory.check(
            RULES, "-- rollsafe:ignore flags-all why\nANALYZE a;\nANALYZE b;")
        .summary();
    assertThat(summary.suppressed()).isEqualTo(1);
    assertThat(summary.errors()).isEqualTo(3);
  }
}
