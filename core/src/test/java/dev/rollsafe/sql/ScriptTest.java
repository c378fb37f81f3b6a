package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      0, 1:1
      1, 1:2
      2, 2:1
      3, 2:2
      4, 2:3
      5, 3:1
      6, 4:1
      7, 5:1
      8, 5:2
      """)
  void countsLinesWhateverEndsThem(int offset, String position) {
    assertThat(Script.of("a.sql", "a\nb\r\n\n\rc").position(offset)).hasToString(position);
  }

  @Test
  void doesNotCountAByteOrderMark() {
    Script script = Script.of("a.sql", "\ufeffa\nb");
    assertThat(script.position(0)).hasToString("1:1");
    assertThat(script.position(1)).hasToString("1:1");
    assertThat(script.position(2)).hasToString("1:2");
    assertThat(script.position(4)).hasToString("2:2");
  }

  @Test
  void knowsThePositionBehindTheText() {
    assertThat(Script.of("a.sql", "").position(0)).hasToString("1:1");
    assertThat(Script.of("a.sql", "a\n").position(2)).hasToString("2:1");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Script.of("a.sql", "a").position(2))
        .withMessage("offset 2 in a text of 1 characters");
  }

  @Test
  void countsManyLines() {
    Script script = Script.of("a.sql", "\n".repeat(1000) + "x");
    assertThat(script.position(1000)).isEqualTo(new Position(1001, 1));
    assertThat(script.position(999)).isEqualTo(new Position(1000, 1));
  }

  @Test
  void readsABodyWithThePositionsOfTheWhole() {
    String sql = "DO $$\nBEGIN\n  DROP TABLE a;\nEND $$;\nSELECT 1";
    Script whole = Script.of("a.sql", sql);
    Splitter splitter = whole.statements();
    splitter.next();
    Tokens tokens = splitter.tokens();
    Script body = Script.body(whole, tokens.contentStart(1), tokens.contentEnd(1));
    assertThat(body.span()).isEqualTo(new Span(5, 32));
    assertThat(body.text()).isSameAs(sql);
    assertThat(body).hasToString("a.sql");

    Splitter inner = body.statements();
    assertThat(inner.next()).isTrue();
    assertThat(inner.span().of(sql)).isEqualTo("BEGIN\n  DROP TABLE a");
    assertThat(body.position(inner.span().start())).hasToString("2:1");
    assertThat(inner.next()).isTrue();
    assertThat(inner.span().of(sql)).isEqualTo("END");
    assertThat(inner.terminator()).isEqualTo(-1);
    assertThat(inner.next()).isFalse();

    Script innermost = Script.body(body, 20, 24);
    assertThat(innermost.position(20)).isEqualTo(whole.position(20));
  }

  @Test
  void readsNothingBehindABody() {
    String sql = "a '1' $$b$$ /* c */ \"d\" e";
    for (int to = 0; to <= sql.length(); to++) {
      Splitter splitter = Script.body(Script.of("a.sql", sql), 0, to).statements();
      while (splitter.next()) {
        assertThat(splitter.span().end()).isLessThanOrEqualTo(to);
      }
    }
  }

  @Test
  void refusesASpanThatRunsBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(2, 1))
        .withMessage("span runs from 2 to 1");
    assertThat(new Span(1, 3).to(new Span(5, 6))).isEqualTo(new Span(1, 6));
    assertThat(new Span(1, 3).length()).isEqualTo(2);
  }
}
