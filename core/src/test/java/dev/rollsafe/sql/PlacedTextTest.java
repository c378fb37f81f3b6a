package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacedTextTest {

  /** The tokens in the string that {@code sql} ends with, each with what is written in its place if that is something else. */
  private static String places(String sql) {
    Tokens tokens = Statements.only(sql);
    Splitter splitter = tokens.statements(tokens.size() - 1);
    List<String> places = new ArrayList<>();
    while (splitter.next()) {
      Tokens inner = splitter.tokens();
      for (int i = 0; i < inner.size(); i++) {
        String written = inner.span(i).of(sql);
        places.add(written.equals(inner.text(i)) ? written : inner.text(i) + " as " + written);
      }
    }
    return String.join(", ", places);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DO $$ a; b c$$ ==> a, b, c
      DO 'a; b c' ==> a, b, c
      DO 'a ''b'' c' ==> a, 'b' as ''b', c
      DO E'a \\'b\\' c' ==> a, 'b' as \\'b\\, c
      DO E'a\\n\\tb \\x63\\144e' ==> a, b, cde as \\x63\\144e
      DO E'\\u0061b c' ==> ab as \\u0061b, c
      DO U&'a \\0062 c' ==> a, b as a, c as a
      DO N'a ''b''' ==> a, 'b' as ''b'
      """)
  void knowsWhereEachTokenIsWritten(String sql, String expected) {
    assertThat(places(sql)).isEqualTo(expected);
  }

  @Test
  void stringsMayBePutTogetherAndHoldOthers() {
    String sql = "x 'SELECT ''a' || 'b'' || $$c$$'";
    Tokens tokens = Statements.only(sql);
    PlacedText text = new PlacedText();
    text.addString(tokens, 1);
    text.add("-", tokens.start(2));
    text.addString(tokens, 3);
    assertThat(text).hasToString("SELECT 'a-b' || $$c$$");
    Splitter splitter = text.statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.tokens().span(1).of(sql)).isEqualTo("''a' || 'b'");
    assertThat(splitter.span().of(sql)).isEqualTo("SELECT ''a' || 'b'' || $$c$$");

    Splitter inner = splitter.tokens().statements(3);
    assertThat(inner.next()).isTrue();
    assertThat(inner.tokens().span(0).of(sql)).isEqualTo("c");
  }

  @Test
  void aPartKeepsItsPlaces() {
    Tokens tokens = Statements.only("x 'a ''b'' c'");
    PlacedText whole = new PlacedText();
    whole.addString(tokens, 1);
    PlacedText part = new PlacedText();
    part.addPart(whole, 2, 5);
    assertThat(part).hasToString("'b'");
    assertThat(part.place(1)).isEqualTo("x 'a ''".length());
  }

  @Test
  void aProblemIsWhereItIsWritten() {
    String sql = "DO 'a ''b'; x";
    Splitter outer = Script.of("x", sql).statements();
    assertThat(outer.next()).isTrue();
    Splitter splitter = outer.tokens().statements(1);
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.problem().orElseThrow().span())
        .isEqualTo(new Span(sql.indexOf("''"), sql.indexOf("''") + 1));
  }

  @Test
  void tokensCanBeLeftOut() {
    Tokens tokens = Statements.only("a b c d");
    assertThat(Statements.kinds(tokens.without(1, 3))).isEqualTo("WORD a | WORD d");
    assertThat(Statements.kinds(tokens.without(2, 4))).isEqualTo("WORD a | WORD b");
    assertThat(Statements.kinds(tokens)).isEqualTo("WORD a | WORD b | WORD c | WORD d");
  }
}
