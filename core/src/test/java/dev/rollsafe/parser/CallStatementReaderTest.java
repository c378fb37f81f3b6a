package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStatementReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CALL p() ==> Call(procedure=p)
      CALL s.p(1, a => f(2), VARIADIC ARRAY[1]) ==> Call(procedure=s.p)
      CALL "P"('x') ==> Call(procedure=P)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CALL p ==> expected "(" but found the end of the statement @6
      CALL p(1) x ==> unexpected "x" @10
      CALL (1) ==> expected a procedure but found "(" @5
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
