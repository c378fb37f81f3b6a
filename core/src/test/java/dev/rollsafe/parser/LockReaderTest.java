package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      LOCK t ==> LockTable(tables=[t] mode=ACCESS EXCLUSIVE)
      LOCK TABLE ONLY s.t, u IN ACCESS SHARE MODE NOWAIT ==> LockTable(tables=[s.t, u] only=[s.t] mode=ACCESS SHARE nowait)
      LOCK t IN ROW SHARE MODE ==> LockTable(tables=[t] mode=ROW SHARE)
      LOCK t IN ROW EXCLUSIVE MODE ==> LockTable(tables=[t] mode=ROW EXCLUSIVE)
      LOCK t IN SHARE UPDATE EXCLUSIVE MODE ==> LockTable(tables=[t] mode=SHARE UPDATE EXCLUSIVE)
      LOCK t IN SHARE MODE ==> LockTable(tables=[t] mode=SHARE)
      LOCK t IN SHARE ROW EXCLUSIVE MODE ==> LockTable(tables=[t] mode=SHARE ROW EXCLUSIVE)
      LOCK t IN EXCLUSIVE MODE ==> LockTable(tables=[t] mode=EXCLUSIVE)
      LOCK t IN ACCESS EXCLUSIVE MODE ==> LockTable(tables=[t] mode=ACCESS EXCLUSIVE)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      LOCK TABLE t IN MODE ==> expected a lock mode but found "MODE" @16
      LOCK TABLE t IN ROW MODE ==> expected a lock mode but found "MODE" @20
      LOCK TABLE t IN SHARE ==> expected MODE but found the end of the statement @21
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
