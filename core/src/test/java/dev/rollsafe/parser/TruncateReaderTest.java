package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncateReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      TRUNCATE t ==> Truncate(tables=[t])
      TRUNCATE TABLE ONLY s.t, u * RESTART IDENTITY CASCADE ==> Truncate(tables=[s.t, u] only=[s.t] restartIdentity cascade)
      TRUNCATE t CONTINUE IDENTITY RESTRICT ==> Truncate(tables=[t])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      TRUNCATE ==> expected a table name but found the end of the statement @8
      TRUNCATE t CASCADE RESTART IDENTITY ==> unexpected "RESTART" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
