package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {

  private static final String SIXTY = "a23456789b23456789c23456789d23456789e23456789f23456789";

  /** What a name becomes. {@link PostgresTruthTest} asks a server the same. */
  static List<Arguments> names() {
    return List.of(
        arguments("Orders", "orders"),
        arguments("SELECTED", "selected"),
        arguments("ÄöÜ", "ÄöÜ"),
        arguments("\"Orders\"", "Orders"),
        arguments("\"a\"\"b\"", "a\"b"),
        arguments("\"${schema}\"", "${schema}"),
        arguments("U&\"d\\0061t\\+000061\"", "data"),
        arguments("U&\"d!0061\" UESCAPE '!'", "da"),
        arguments("U&\"a\\\\b\"", "a\\b"),
        arguments(SIXTY + "1234567", SIXTY + "1234567"),
        arguments(SIXTY + "12345678901", SIXTY + "123456789"),
        arguments("\"" + SIXTY + "1234567é1\"", SIXTY + "1234567é"),
        arguments("\"" + SIXTY + "12345678é\"", SIXTY + "12345678"),
        arguments("\"" + SIXTY + "12345\uD83D\uDE00\"", SIXTY + "12345\uD83D\uDE00"),
        arguments("\"" + SIXTY + "123456\uD83D\uDE00\"", SIXTY + "123456"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void foldsUnquotesAndCutsNames(String sql, String name) {
    assertThat(Statements.only(sql).identifier(0)).isEqualTo(name);
  }

  @Test
  void leavesPlaceholdersAndVariablesInNamesAlone() {
    Tokens tokens = Statements.only("${appSchema}_Orders_" + SIXTY + " :Schema ${AB} ${ab}");
    assertThat(tokens.identifier(0)).isEqualTo("${appSchema}_orders_" + SIXTY);
    assertThat(tokens.identifier(1)).isEqualTo(":Schema");
    assertThat(tokens.identifier(2)).isEqualTo("${AB}");
    assertThat(tokens.identifier(3)).isEqualTo("${ab}");
  }

  @Test
  void givesOneStringForOneName() {
    Tokens tokens = Statements.only("ORDERS orders \"orders\" U&\"orders\" \"Orders\"");
    assertThat(tokens.identifier(1)).isSameAs(tokens.identifier(0));
    assertThat(tokens.identifier(2)).isSameAs(tokens.identifier(0));
    assertThat(tokens.identifier(3)).isSameAs(tokens.identifier(0));
    assertThat(tokens.identifier(4)).isEqualTo("Orders");
    assertThat(tokens.copy().identifier(0)).isSameAs(tokens.identifier(0));
  }

  /** What a string is worth. {@link PostgresTruthTest} asks a server the same. */
  static List<Arguments> strings() {
    return List.of(
        arguments("''", ""),
        arguments("'it''s'", "it's"),
        arguments("'a\\n'", "a\\n"),
        arguments("n'a'", "a"),
        arguments("E'a\\n\\t\\b\\f\\r\\\\\\''''", "a\n\t\b\f\r\\''"),
        arguments("E'\\101\\x41\\x4g\\u0041\\U00000041\\q'", "AA\u0004gAAq"),
        arguments("E'\\xC3\\xA9\\303\\251\\xE2\\x82\\xAC'", "éé€"),
        arguments("E'\\uD83D\\uDE00'", "\uD83D\uDE00"),
        arguments("U&'\\0441\\+01F600\\\\ ''x'", "\u0441\uD83D\uDE00\\ 'x"),
        arguments("U&'!0441\\' UESCAPE '!'", "\u0441\\"),
        arguments("U&'!!' uescape '!'", "!"),
        arguments("$$it's\\n$$", "it's\\n"),
        arguments("$a$ $$ $a$", " $$ "));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void decodesStrings(String sql, String value) {
    assertThat(Statements.only(sql).stringValue(0)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 007",
    "1_000, 1000",
    "0x1F, 31",
    "0X_ff, 255",
    "0o17, 15",
    "0B10_1, 5",
    "1.5e3, 1.5e3",
    "1_000.25, 1000.25",
    "0xFFFFFFFFFFFFFFFFF, 295147905179352825855"
  })
  void countsInDecimal(String sql, String value) {
    assertThat(Statements.only(sql).numberValue(0)).isEqualTo(value);
  }

  @Test
  void keepsEscapesThatAreNone() {
    assertThat(Statements.only("E'\\u12 \\UFFFFFFFF \\x'").stringValue(0))
        .isEqualTo("u12 UFFFFFFFF x");
    assertThat(Statements.only("U&'\\12 \\+FFFFFF'").stringValue(0)).isEqualTo("\\12 \\+FFFFFF");
  }

  @Test
  void readsEachPieceOfAContinuedStringAsTheFirst() {
    Tokens escapes = Statements.only("E'a\\n'\n'b\\n'");
    assertThat(escapes.stringValue(1)).isEqualTo("b\n");
    Tokens unicode = Statements.only("U&'!0041'\n'!0042'\n'!0043' UESCAPE '!'");
    assertThat(unicode.size()).isEqualTo(3);
    assertThat(unicode.stringValue(0) + unicode.stringValue(1) + unicode.stringValue(2))
        .isEqualTo("ABC");
    assertThat(Statements.only("B'01'\n'10'").stringValue(1)).isEqualTo("10");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'a''b'                 | a''b
      E'a\\n'                | a\\n
      U&'a' UESCAPE '!'      | a
      "a"                    | a
      U&"a""b" uescape '!'   | a""b
      $$ a; $$               | ` a; `
      $fn$ a $$ $fn$         | ` a $$ `
      B'01'                  | 01
      word                   | word
      """)
  void tellsWhereTheContentIs(String sql, String content) {
    Tokens tokens = Statements.only(sql);
    assertThat(sql.substring(tokens.contentStart(0), tokens.contentEnd(0))).isEqualTo(content);
  }

  @Test
  void tellsDollarQuotes() {
    Tokens tokens = Statements.only("$$a$$ 'a' a");
    assertThat(tokens.isDollarQuoted(0)).isTrue();
    assertThat(tokens.isDollarQuoted(1)).isFalse();
    assertThat(tokens.isDollarQuoted(2)).isFalse();
    assertThat(tokens.isDollarQuoted(3)).isFalse();
  }

  @Test
  void knowsKeywordsOnlyAsBareWords() {
    Tokens tokens = Statements.only("Alter \"alter\" alters 'alter' fillFACTOR");
    assertThat(tokens.keyword(0)).isEqualTo(Keyword.ALTER);
    assertThat(tokens.keyword(1)).isNull();
    assertThat(tokens.keyword(2)).isNull();
    assertThat(tokens.keyword(3)).isNull();
    assertThat(tokens.matches(0, "alter")).isTrue();
    assertThat(tokens.matches(1, "alter")).isFalse();
    assertThat(tokens.matches(4, "fillfactor")).isTrue();
    assertThat(tokens.matches(4, "fillfactors")).isFalse();
    assertThat(tokens.matches(5, "")).isFalse();
  }

  @Test
  void readsAsEndBehindTheLastToken() {
    Tokens tokens = Statements.only("  a b ");
    assertThat(tokens.kind(2)).isEqualTo(TokenKind.END);
    assertThat(tokens.keyword(2)).isNull();
    assertThat(tokens.start(2)).isEqualTo(5);
    assertThat(tokens.end(9)).isEqualTo(5);
    assertThat(tokens.span(2)).isEqualTo(new Span(5, 5));
    assertThat(tokens.span(0, 2)).isEqualTo(new Span(2, 5));
    assertThat(tokens.span(1, 9)).isEqualTo(new Span(4, 5));
    assertThat(tokens.span(1, 1)).isEqualTo(new Span(4, 4));
    assertThat(tokens.text(2)).isEmpty();
    assertThat(tokens).hasToString("a b");
  }

  @Test
  void keepsACopyWhenTheSplitterMovesOn() {
    Splitter splitter = Script.of("test.sql", "a b; c").statements();
    splitter.next();
    Tokens first = splitter.tokens().copy();
    splitter.next();
    assertThat(first).hasToString("a b");
    assertThat(splitter.tokens()).hasToString("c");
    assertThat(splitter.tokens().kind(1)).isEqualTo(TokenKind.END);
  }

  @Test
  void refusesToCountWhatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Statements.only("'1'").numberValue(0))
        .withMessage("token 0 is no number: STRING '1'");
  }

  @Test
  void refusesToNameWhatIsNoName() {
    Tokens tokens = Statements.only("'a' 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.identifier(0))
        .withMessageContaining("STRING 'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.identifier(2))
        .withMessageContaining("END");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tokens.stringValue(1))
        .withMessageContaining("NUMBER 1");
  }
}
