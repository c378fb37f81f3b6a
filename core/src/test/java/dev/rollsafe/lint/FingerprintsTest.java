package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {

  private static final List<Rule> RULES =
      List.of(TestRule.every("flags-all"), TestRule.every("flags-too"));

  /** The same finding, written in another way; ~ stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ANALYZE a;               | ANALYZE a",
        "ANALYZE a;               | ~~  analyze~    A;",
        "ANALYZE a;               | -- why~ANALYZE /* what */ a -- who~;",
        "DROP TABLE a, \"B\";     | drop table A,\"B\"",
      })
  void staysWhenTheTextOnlyMoves(String one, String other) {
    assertThat(fingerprints(lines(other))).isEqualTo(fingerprints(lines(one)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ANALYZE a;               | ANALYZE b;",
        "DROP TABLE \"b\";        | DROP TABLE \"B\";",
        "SELECT 'a';              | SELECT 'A';",
        "SELECT 'a';              | SELECT a;",
      })
  void differsWhenTheStatementDoes(String one, String other) {
    assertThat(fingerprints(one)).doesNotContainAnyElementsOf(fingerprints(other));
  }

  @Test
  void differsByRuleMigrationAndNumber() {
    List<String> all = fingerprints("ANALYZE a; ANALYZE a; ANALYZE b;", "ANALYZE a;");
    assertThat(all).hasSize(8).doesNotHaveDuplicates();
    assertThat(all).allMatch(each -> each.matches("[0-9a-f]{32}"));
  }

  @Test
  void aStatementInFrontChangesNothing() {
    assertThat(fingerprints("VACUUM; ANALYZE a; ANALYZE a;"))
        .containsAll(fingerprints("ANALYZE a; ANALYZE a;"));
  }

  /** Written down, for a change here makes every baseline out there worthless: it needs another version. */
  @Test
  void isWhatItWasInVersionOne() {
    assertThat(Fingerprints.VERSION).isEqualTo(1);
    assertThat(fingerprints("ANALYZE a;"))
        .containsExactly("887ec66df14e01de37db4807189eac14", "ba0f93935d7be217ba5641325e1ccf22");
  }

  /** Comments are no part of a statement, and what is found in one stands for itself. */
  @Test
  void knowsFindingsOutsideOfStatements() {
    List<Rule> rules =
        List.of(TestRule.statements("flags-none", (s, f) -> {}), Linter.unusedSuppressions());
    String comment = "-- rollsafe:ignore flags-none why";
    List<String> one = Fingerprints.of(TestHistory.check(rules, comment + "\nANALYZE a;"));
    List<String> other = Fingerprints.of(TestHistory.check(rules, "\n" + comment + "\nANALYZE b;"));
    assertThat(one).hasSize(1).isEqualTo(other);
  }

  private static List<String> fingerprints(String... texts) {
    return Fingerprints.of(TestHistory.check(RULES, texts));
  }

  private static String lines(String text) {
    return text.replace('~', '\n');
  }
}
