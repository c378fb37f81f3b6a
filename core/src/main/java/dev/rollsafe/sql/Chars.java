package dev.rollsafe.sql;

import java.util.Arrays;

/** What the ASCII characters are to the lexer (everything above them is a letter, as in PostgreSQL). */
final class Chars {

  static final byte SPACE = 0;
  static final byte LETTER = 1;
  /** A letter that a quote may follow as part of one token: {@code E'..'}, {@code U&"..."}. */
  static final byte PREFIX_LETTER = 2;

  static final byte DIGIT = 3;
  static final byte OPERATOR = 4;
  static final byte QUOTE = 5;
  static final byte DOUBLE_QUOTE = 6;
  static final byte DOLLAR = 7;
  static final byte DOT = 8;
  static final byte COLON = 9;
  static final byte BACKSLASH = 10;
  static final byte LEFT_PAREN = 11;
  static final byte RIGHT_PAREN = 12;
  static final byte LEFT_BRACKET = 13;
  static final byte RIGHT_BRACKET = 14;
  static final byte COMMA = 15;
  static final byte SEMICOLON = 16;
  static final byte OTHER = 17;

  private static final byte[] CLASSES = new byte[128];

  static {
    Arrays.fill(CLASSES, OTHER);
    fill(" \t\n\r\f\u000b", SPACE);
    for (char c = 'a'; c <= 'z'; c++) {
      CLASSES[c] = LETTER;
      CLASSES[c - 'a' + 'A'] = LETTER;
    }
    fill("_", LETTER);
    fill("bBeEnNuUxX", PREFIX_LETTER);
    fill("0123456789", DIGIT);
    fill("~!@#^&|`?+-*/%<>=", OPERATOR);
    fill("'", QUOTE);
    fill("\"", DOUBLE_QUOTE);
    fill("$", DOLLAR);
    fill(".", DOT);
    fill(":", COLON);
    fill("\\", BACKSLASH);
    fill("(", LEFT_PAREN);
    fill(")", RIGHT_PAREN);
    fill("[", LEFT_BRACKET);
    fill("]", RIGHT_BRACKET);
    fill(",", COMMA);
    fill(";", SEMICOLON);
  }

  private Chars() {}

  private static void fill(String characters, byte type) {
    for (int i = 0; i < characters.length(); i++) {
      CLASSES[characters.charAt(i)] = type;
    }
  }

  static byte type(char c) {
    return c < 128 ? CLASSES[c] : LETTER;
  }

  static boolean isSpace(char c) {
    return c < 128 && CLASSES[c] == SPACE;
  }

  static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isLetter(char c) {
    byte type = type(c);
    return type == LETTER || type == PREFIX_LETTER;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A letter or digit: what a word goes on with, but for {@code $}. */
  static boolean isWordPart(char c) {
    byte type = type(c);
    return type >= LETTER && type <= DIGIT;
  }

  static boolean isOperator(char c) {
    return type(c) == OPERATOR;
  }

  /** Folds A to Z, and nothing else. */
  static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  /** Tells whether {@code text[start, end)} is {@code lowerCaseWord}, ignoring ASCII case. */
  static boolean equalsFolded(String text, int start, int end, String lowerCaseWord) {
    if (end - start != lowerCaseWord.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (fold(text.charAt(i)) != lowerCaseWord.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a setting that is on or off is given as off. */
  static boolean isOff(String setting) {
    return equalsFolded(setting, "off")
        || equalsFolded(setting, "false")
        || equalsFolded(setting, "no")
        || setting.equals("0");
  }

  private static boolean equalsFolded(String text, String lowerCaseWord) {
    return equalsFolded(text, 0, text.length(), lowerCaseWord);
  }
}
