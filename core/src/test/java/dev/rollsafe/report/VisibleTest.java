package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain, plain",
        "größe ✓, größe ✓",
        "a\tb, a b",
        "a\u001b[31mred, a\\x1b[31mred",
        "\u009b31m, \\x9b31m",
        "\u202eevil, \\u202eevil",
        "zero\u200bwidth, zero\\u200bwidth",
        "end\u0000over, end\\x00over",
      })
  void showsWhatWouldMoveTheCursor(String text, String shown) {
    assertThat(Visible.of(text)).isEqualTo(shown);
  }
}
