package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  @Test
  void tellsWhatARuleIsAbout() {
    Ran ran = Ran.rollsafe("explain", "index-build-blocks-writes");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("index-build-blocks-writes  error")
        .contains(
            "Why: ",
            "Instead: ",
            "Flagged: ",
            "Accepted: ",
            "Sources:",
            "https://www.postgresql.org/");
  }

  @Test
  void listsAllRules() {
    Ran ran = Ran.rollsafe("explain");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines()).anyMatch(line -> line.startsWith("index-build-blocks-writes "));
  }

  @Test
  void suggestsWhatMayBeMeant() {
    Ran ran = Ran.rollsafe("explain", "index-build");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("no rule index-build").contains("index-build-blocks-writes");
  }
}
