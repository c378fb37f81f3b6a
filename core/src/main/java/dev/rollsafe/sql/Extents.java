package dev.rollsafe.sql;

import java.math.BigInteger;

/**
 * How far a token that begins at {@code i} reaches: every method returns the offset behind it, at most {@code end}, or
 * {@link #UNTERMINATED}.
 */
final class Extents {

  static final int UNTERMINATED = -1;

  /** The line behind the last of the rows that follow {@code COPY .. FROM STDIN}. */
  static final String END_OF_ROWS = "\\.";

  private static final int LONGEST_PLACEHOLDER = 256;
  /** PostgreSQL knows no longer one, and looking further would take forever in a long row of signs. */
  private static final int LONGEST_OPERATOR = 64;

  private static final char NONE = '\0';

  private Extents() {}

  /** Returns the character at {@code i}; NUL behind the end. */
  static char at(String text, int i, int end) {
    return i < end ? text.charAt(i) : NONE;
  }

  /** A bare word, {@code $} and placeholders within it included. */
  static int word(String text, int i, int end) {
    int at = i;
    while (true) {
      while (at < end && Chars.isWordPart(text.charAt(at))) {
        at++;
      }
      if (at >= end || text.charAt(at) != '$') {
        return at;
      }
      int placeholder = placeholder(text, at, end);
      at = placeholder == UNTERMINATED ? at + 1 : placeholder;
    }
  }

  /** A {@code ${placeholder}}. */
  static int placeholder(String text, int i, int end) {
    if (at(text, i + 1, end) != '{') {
      return UNTERMINATED;
    }
    int limit = Math.min(end, i + LONGEST_PLACEHOLDER);
    for (int at = i + 2; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '}') {
        return at + 1;
      }
      if (c == '\'' || c == '"' || c == ';' || c == '{' || Chars.isNewline(c)) {
        return UNTERMINATED;
      }
    }
    return UNTERMINATED;
  }

  /** A number that begins with a digit, or with a point and a digit. */
  static int number(String text, int i, int end) {
    int radix = text.charAt(i) == '0' ? radix(at(text, i + 1, end)) : 10;
    if (radix != 10) {
      int prefixed = digits(text, i + 2, end, radix, true);
      if (prefixed > i + 2) {
        return prefixed;
      }
    }
    int at = digits(text, i, end, 10, false);
    if (at(text, at, end) == '.' && at(text, at + 1, end) != '.') {
      at = digits(text, at + 1, end, 10, false);
    }
    return exponent(text, at, end);
  }

  /** Returns a number without underscores and in decimal, as PostgreSQL keeps it. */
  static String decimal(String number) {
    int radix = number.length() > 2 && number.charAt(0) == '0' ? radix(number.charAt(1)) : 10;
    if (radix == 10 && number.indexOf('_') < 0) {
      return number;
    }
    String digits = number.replace("_", "");
    return radix == 10 ? digits : new BigInteger(digits.substring(2), radix).toString();
  }

  private static int radix(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static int digits(
      String text, int i, int end, int radix, boolean mayBeginWithUnderscore) {
    int at = i;
    while (at < end) {
      boolean underscore = text.charAt(at) == '_' && (at > i || mayBeginWithUnderscore);
      int digit = underscore ? at + 1 : at;
      if (!isDigit(at(text, digit, end), radix)) {
        return at;
      }
      at = digit + 1;
    }
    return at;
  }

  private static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  private static int exponent(String text, int i, int end) {
    char c = at(text, i, end);
    if (c != 'e' && c != 'E') {
      return i;
    }
    char sign = at(text, i + 1, end);
    int from = sign == '+' || sign == '-' ? i + 2 : i + 1;
    int at = digits(text, from, end, 10, false);
    return at > from ? at : i;
  }

  /** An operator: as long as can be, but no comment begins in it, and only some may end in a sign (manual, section 4.1.3). */
  static int operator(String text, int i, int end) {
    int limit = Math.min(end, i + LONGEST_OPERATOR);
    int at = i + 1;
    while (at < limit && Chars.isOperator(text.charAt(at)) && !isCommentStart(text, at, end)) {
      at++;
    }
    if (at - i > 1 && isSign(text.charAt(at - 1)) && !mayEndInSign(text, i, at - 1)) {
      do {
        at--;
      } while (at - i > 1 && isSign(text.charAt(at - 1)));
    }
    return at;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static boolean mayEndInSign(String text, int i, int end) {
    for (int at = i; at < end; at++) {
      if ("~!@#%^&|`?".indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isCommentStart(String text, int i, int end) {
    char c = text.charAt(i);
    return (c == '-' && at(text, i + 1, end) == '-') || (c == '/' && at(text, i + 1, end) == '*');
  }

  /** The rest of the line, without what ends it. */
  static int line(String text, int i, int end) {
    int at = i;
    while (at < end && !Chars.isNewline(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** What ends a line, if {@code i} is there. */
  static int newline(String text, int i, int end) {
    char c = at(text, i, end);
    if (c == '\r' && at(text, i + 1, end) == '\n') {
      return i + 2;
    }
    return c == '\n' || c == '\r' ? i + 1 : i;
  }

  /** Spaces that end no line. */
  static int horizontalSpace(String text, int i, int end) {
    int at = i;
    while (at < end && Chars.isSpace(text.charAt(at)) && !Chars.isNewline(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A block comment; they nest. */
  static int blockComment(String text, int i, int end) {
    int depth = 0;
    int at = i;
    while (at + 1 < end) {
      char c = text.charAt(at);
      if (c == '*' && text.charAt(at + 1) == '/') {
        at += 2;
        if (--depth == 0) {
          return at;
        }
      } else if (c == '/' && text.charAt(at + 1) == '*') {
        at += 2;
        depth++;
      } else {
        at++;
      }
    }
    return UNTERMINATED;
  }

  /** What stands in quotes, from behind the opening one to behind the closing one. */
  static int quoted(String text, int contentStart, int end, char quote, boolean backslashEscapes) {
    int at = contentStart;
    while (at < end) {
      char c = text.charAt(at++);
      if (c == quote) {
        if (at >= end || text.charAt(at) != quote) {
          return at;
        }
        at++;
      } else if (c == '\\' && backslashEscapes) {
        at++;
      }
    }
    return UNTERMINATED;
  }

  /** What stands in the quotes of a bit string: a quote can't be doubled there. */
  static int bits(String text, int contentStart, int end) {
    for (int at = contentStart; at < end; at++) {
      if (text.charAt(at) == '\'') {
        return at + 1;
      }
    }
    return UNTERMINATED;
  }

  /** The {@code $tag$} of a dollar quote. */
  static int dollarTag(String text, int i, int end) {
    int at = i + 1;
    if (at < end && Chars.isLetter(text.charAt(at))) {
      do {
        at++;
      } while (at < end && Chars.isWordPart(text.charAt(at)));
    }
    return at(text, at, end) == '$' ? at + 1 : UNTERMINATED;
  }

  /** What stands in dollar quotes, from behind the opening tag to behind the closing one. */
  static int dollarQuoted(String text, int tagStart, int contentStart, int end) {
    int length = contentStart - tagStart;
    for (int at = contentStart; at + length <= end; at++) {
      if (text.charAt(at) == '$' && text.regionMatches(at, text, tagStart, length)) {
        return at + length;
      }
    }
    return UNTERMINATED;
  }

  /** A psql variable: {@code :name}, {@code :'name'}, {@code :"name"} or {@code :{?name}}. */
  static int variable(String text, int i, int end) {
    char c = at(text, i + 1, end);
    if (c != NONE && Chars.isLetter(c)) {
      int at = i + 2;
      while (at < end && Chars.isWordPart(text.charAt(at))) {
        at++;
      }
      return at;
    }
    if (c == '\'' || c == '"') {
      return enclosedVariable(text, i + 2, end, c);
    }
    return c == '{' && at(text, i + 2, end) == '?'
        ? enclosedVariable(text, i + 3, end, '}')
        : UNTERMINATED;
  }

  private static int enclosedVariable(String text, int nameStart, int end, char closing) {
    int at = nameStart;
    while (at < end && Chars.isWordPart(text.charAt(at))) {
      at++;
    }
    return at > nameStart && at(text, at, end) == closing ? at + 1 : UNTERMINATED;
  }

  /** Rows of data, from the beginning of a line to the line that ends them. */
  static int rows(String text, int i, int end) {
    int line = i;
    while (line < end) {
      int lineEnd = line(text, line, end);
      if (lineEnd - line == END_OF_ROWS.length() && text.startsWith(END_OF_ROWS, line)) {
        return line;
      }
      line = newline(text, lineEnd, end);
    }
    return UNTERMINATED;
  }

  /**
   * Where reading goes on after a quote that is never closed: at the semicolon that ends a line, the first from {@code i} on. A
   * file may hold one such quote of each kind at most, so looking for it costs no more than reading the file.
   */
  static int recovery(String text, int i, int end) {
    int lastInk = -1;
    for (int at = i; at <= end; at++) {
      if (at == end || Chars.isNewline(text.charAt(at))) {
        if (lastInk >= 0 && text.charAt(lastInk) == ';') {
          return lastInk;
        }
      } else if (!Chars.isSpace(text.charAt(at))) {
        lastInk = at;
      }
    }
    return end;
  }
}
