package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: no exception, progress, and every character of it accounted for. */
class SplitterFuzzTest {

  private static final int SCRIPTS = 4_000;
  private static final String[] FRAGMENTS = {
    "SELECT ",
    "create table t (",
    "CREATE RULE r AS ON INSERT TO t DO (",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ",
    "END",
    "CASE ",
    " AS ",
    "COPY t FROM STDIN;\n",
    "\\.\n",
    "\\copy t from stdin\n",
    "INSERT INTO t VALUES (",
    "\nALTER TABLE t",
    "SET standard_conforming_strings = off;",
    ";",
    ";\n",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "..",
    ":",
    "::",
    ":=",
    "=>",
    ":a",
    "'",
    "''",
    "\"",
    "E'",
    "U&'",
    "U&\"",
    " UESCAPE '!'",
    "x'",
    "N'",
    "$$",
    "$a$",
    "$1",
    "${p}",
    "${",
    "}",
    "$",
    "--",
    "-- c\n",
    "/*",
    "*/",
    "\\",
    "\\gset",
    "\\;",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\f",
    "a",
    "é",
    "\uD83D\uDE00",
    "\uD83D",
    "1",
    "1.5e",
    "0x",
    "_",
    "+",
    "-",
    "*",
    "/",
    "@",
    "\0",
    "\u0001",
    "\ufeff",
    "\u00a0"
  };

  private enum Source {
    FRAGMENTS,
    ASCII,
    UNICODE
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void accountsForEveryCharacter(long seed) {
    Random random = new Random(seed);
    Source[] sources = Source.values();
    for (int i = 0; i < SCRIPTS; i++) {
      String sql = script(sources[random.nextInt(sources.length)], random);
      try {
        check(sql);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("in: " + sql, e);
      }
    }
  }

  private static String script(Source source, Random random) {
    StringBuilder sql = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      switch (source) {
        case FRAGMENTS -> sql.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        case ASCII -> sql.append((char) random.nextInt(128));
        case UNICODE -> sql.append((char) random.nextInt(1 << 16));
      }
    }
    return sql.toString();
  }

  private static void check(String sql) {
    Script script = Script.of("fuzz.sql", sql);
    Splitter splitter = script.statements();
    BitSet read = new BitSet(sql.length());
    int last = 0;
    while (splitter.next()) {
      Span span = splitter.span();
      assertThat(span.length()).isPositive();
      boolean onlyNul = splitter.tokens().toString().equals("\0");
      assertThat(span.start()).isGreaterThanOrEqualTo(onlyNul ? 0 : last);
      last = Math.max(last, span.end());
      readTokens(splitter, read);
      readComments(splitter, read);
      readValues(splitter.tokens());
      splitter
          .copyData()
          .ifPresent(rows -> read.set(rows.start(), Math.min(sql.length(), rows.end() + 2)));
      assertThat(script.position(span.start()).line()).isPositive();
      if (splitter.problem().isEmpty()) {
        checkAlone(span.of(sql), splitter.tokens());
      }
    }
    readComments(splitter, read);
    for (int i = read.nextClearBit(0); i < sql.length(); i = read.nextClearBit(i + 1)) {
      char c = sql.charAt(i);
      boolean byteOrderMark = i == 0 && c == '\ufeff';
      assertThat(byteOrderMark
              || Chars.isSpace(c)
              || c == ';'
              || (c == '\\' && sql.charAt(i + 1) == ';'))
          .as("character %s is read", i)
          .isTrue();
    }
  }

  private static void readTokens(Splitter splitter, BitSet read) {
    Tokens tokens = splitter.tokens();
    int end = splitter.span().start();
    assertThat(tokens.size()).isPositive();
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.start(i)).isGreaterThanOrEqualTo(end);
      end = tokens.end(i);
      assertThat(end).isGreaterThan(tokens.start(i));
      read.set(tokens.start(i), end);
    }
    assertThat(end).isEqualTo(splitter.span().end());
    if (splitter.terminator() >= 0) {
      assertThat(splitter.terminator()).isGreaterThanOrEqualTo(end);
      assertThat(tokens.text().charAt(splitter.terminator())).isEqualTo(';');
    }
  }

  private static void readComments(Splitter splitter, BitSet read) {
    int end = 0;
    for (int i = 0; i < splitter.commentCount(); i++) {
      assertThat(splitter.commentStart(i)).isGreaterThanOrEqualTo(end);
      end = splitter.commentEnd(i);
      read.set(splitter.commentStart(i), end);
    }
  }

  private static void readValues(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.kind(i)) {
        case WORD, QUOTED_IDENTIFIER, VARIABLE ->
          assertThat(tokens.identifier(i)).isNotNull();
        case STRING, BIT_STRING -> assertThat(tokens.stringValue(i)).isNotNull();
        default -> assertThat(tokens.text(i)).isNotEmpty();
      }
      assertThat(tokens.contentStart(i)).isBetween(tokens.start(i), tokens.contentEnd(i));
      assertThat(tokens.contentEnd(i)).isLessThanOrEqualTo(tokens.end(i));
    }
  }

  /** A statement that is sound reads the same without what stands around it. */
  private static void checkAlone(String statement, Tokens tokens) {
    if (statement.contains("'") || statement.charAt(0) == '\ufeff') {
      return; // depends on the settings before it, or would be a byte order mark
    }
    assertThat(Statements.kinds(Statements.only(statement))).isEqualTo(Statements.kinds(tokens));
  }
}
