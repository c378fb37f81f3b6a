package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads lists of options in parentheses. */
final class OptionsReader {
  private OptionsReader() {}

  /**
   * Reads {@code (name = value, namespace.name, ..)} as behind WITH, SET and RESET: names in lower case, strings without
   * their quotes, an empty value where none is given.
   */
  static Map<String, String> assignments(Cursor cursor) {
    Map<String, String> options = new LinkedHashMap<>();
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      String name = cursor.label("an option").value();
      if (cursor.accept(TokenKind.DOT)) {
        name = name + "." + cursor.label("an option").value();
      }
      options.put(name, cursor.acceptOperator("=") ? value(cursor) : "");
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return options;
  }

  /**
   * Reads {@code (NAME, NAME value, ..)} as behind VACUUM, REINDEX and EXPLAIN: names in upper case, values as they are
   * written, an empty value where none is given.
   */
  static Map<String, String> settings(Cursor cursor) {
    Map<String, String> options = new LinkedHashMap<>();
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      String name = cursor.label("an option").value().toUpperCase(Locale.ROOT);
      boolean alone = cursor.at(TokenKind.COMMA) || cursor.at(TokenKind.RIGHT_PAREN);
      options.put(name, alone ? "" : SetReader.value(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return options;
  }

  /** Says whether a setting is on: written alone or with a value that PostgreSQL takes for true. */
  static boolean isOn(Map<String, String> settings, String name) {
    String value = settings.get(name);
    return value != null
        && (value.isEmpty()
            || value.equalsIgnoreCase("true")
            || value.equalsIgnoreCase("on")
            || value.equals("1"));
  }

  /** Reads a value of an option ({@code def_arg}): a string, a number, an operator, a type or any word. */
  static String value(Cursor cursor) {
    int start = cursor.mark();
    switch (cursor.kind()) {
      case STRING -> {
        return cursor.string("a value");
      }
      case NUMBER -> {
        return cursor.number();
      }
      case OPERATOR -> {
        if (cursor.kind(1) == TokenKind.NUMBER
            && (cursor.atOperator("-") || cursor.atOperator("+"))) {
          return cursor.number();
        }
        cursor.skip();
      }
      default -> {
        if (isOneWord(cursor)) {
          return cursor.take().value();
        }
        word(cursor);
      }
    }
    return cursor.textFrom(start);
  }

  private static boolean isOneWord(Cursor cursor) {
    TokenKind next = cursor.kind(1);
    return cursor.atLabel(0)
        && (next == TokenKind.COMMA || next == TokenKind.RIGHT_PAREN || next == TokenKind.END);
  }

  private static void word(Cursor cursor) {
    if (cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      cursor.skip();
      SignatureReader.operatorName(cursor);
      cursor.expect(TokenKind.RIGHT_PAREN);
      return;
    }
    Keyword keyword = cursor.keyword();
    boolean reserved = keyword != null && keyword.category() == Keyword.Category.RESERVED;
    if (reserved || keyword == Keyword.NONE || !cursor.atLabel(0)) {
      cursor.label("a value");
    } else {
      cursor.parameterType();
    }
  }

  /**
   * Moves over {@code (name = value, name, ..)} as behind CREATE OPERATOR and its like ({@code definition}).
   */
  static void definition(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.label("an option");
      if (cursor.acceptOperator("=")) {
        value(cursor);
      }
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  // ---- foreign objects ----

  /** Moves over the {@code OPTIONS (..)} of a foreign object, where it is there. */
  static void skipForeign(Cursor cursor) {
    if (cursor.accept(Keyword.OPTIONS)) {
      cursor.skipParentheses();
    }
  }

  /** Moves over {@code OPTIONS (name 'value', ..)}, where it is there. */
  static void foreign(Cursor cursor) {
    if (!cursor.accept(Keyword.OPTIONS)) {
      return;
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      foreignOption(cursor);
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  /** Moves over {@code OPTIONS (ADD name 'value', DROP name, ..)}; says whether it was there. */
  static boolean alterForeign(Cursor cursor) {
    if (!cursor.accept(Keyword.OPTIONS)) {
      return false;
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      boolean verb = cursor.kind(1) != TokenKind.STRING;
      if (verb && cursor.accept(Keyword.DROP)) {
        cursor.label("an option");
      } else {
        if (verb && !cursor.accept(Keyword.SET)) {
          cursor.accept(Keyword.ADD);
        }
        foreignOption(cursor);
      }
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return true;
  }

  private static void foreignOption(Cursor cursor) {
    cursor.label("an option");
    cursor.string("a value in quotes");
  }
}
