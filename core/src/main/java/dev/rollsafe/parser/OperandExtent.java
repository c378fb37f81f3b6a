package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/** Finds where one operand of an expression ends: a constant, a column, a call, CASE, anything in parentheses. */
final class OperandExtent {
  private final Cursor cursor;

  private OperandExtent(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Moves over one operand ({@code c_expr}). */
  static void skip(Cursor cursor) {
    new OperandExtent(cursor).operand();
  }

  private void operand() {
    switch (cursor.kind()) {
      case NUMBER, BIT_STRING, PARAMETER -> cursor.skip();
      case STRING -> cursor.string("a value");
      case LEFT_PAREN -> parentheses();
      case QUOTED_IDENTIFIER -> name();
      case VARIABLE -> variable();
      case WORD -> word(cursor.keyword());
      default -> throw cursor.expected("an expression");
    }
  }

  /** A psql variable stands for whatever it is set to. */
  private void variable() {
    if (cursor.atLabel(0)) {
      name();
    } else {
      cursor.skip();
    }
  }

  private void parentheses() {
    if (cursor.kind(1) == TokenKind.RIGHT_PAREN) {
      throw cursor.expectedAhead(1, "an expression");
    }
    cursor.skipParentheses();
  }

  private void word(@Nullable Keyword keyword) {
    if (keyword == null) {
      name();
      return;
    }
    switch (keyword) {
      case CASE -> caseToEnd();
      case ARRAY -> array();
      case CAST -> name();
      case ANY, ALL, SOME, UNIQUE -> {
        cursor.skip();
        cursor.skipParentheses();
      }
      case NULL,
          TRUE,
          FALSE,
          USER,
          CURRENT_CATALOG,
          CURRENT_DATE,
          CURRENT_ROLE,
          CURRENT_SCHEMA,
          CURRENT_USER,
          SESSION_USER -> valueWord();
      case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> timeWord();
      case COLLATION -> collationFor();
      case DOUBLE, NATIONAL, TIMESTAMP, TIME, INTERVAL, CHARACTER, CHAR, NCHAR, BIT ->
        constantOfType();
      default -> otherWord(keyword);
    }
  }

  private void otherWord(Keyword keyword) {
    boolean possible = switch (keyword.category()) {
      case RESERVED -> cursor.atWord("system_user");
      case TYPE_FUNC_NAME ->
        cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.kind(1) == TokenKind.STRING;
      case UNRESERVED, COL_NAME -> true;
    };
    if (!possible) {
      throw cursor.expected("an expression");
    }
    name();
  }

  private void valueWord() {
    if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
      name();
    } else {
      cursor.skip();
    }
  }

  private void timeWord() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
  }

  private void array() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_BRACKET)) {
      cursor.skipBrackets();
    } else {
      cursor.skipParentheses();
    }
  }

  private void collationFor() {
    if (cursor.accept(Keyword.COLLATION, Keyword.FOR)) {
      cursor.skipParentheses();
    } else {
      name();
    }
  }

  /** A type of several words before a string is a constant; the same words alone are names. */
  private void constantOfType() {
    int start = cursor.mark();
    if (mayBeType()) {
      boolean interval = cursor.at(Keyword.INTERVAL);
      cursor.type();
      if (cursor.at(TokenKind.STRING)) {
        cursor.string("a value");
        if (interval) {
          TypeReader.intervalFields(cursor);
        }
        return;
      }
      cursor.reset(start);
    }
    name();
  }

  private boolean mayBeType() {
    if (cursor.at(Keyword.DOUBLE)) {
      return cursor.keyword(1) == Keyword.PRECISION;
    }
    if (cursor.at(Keyword.NATIONAL)) {
      return cursor.keyword(1) == Keyword.CHARACTER || cursor.keyword(1) == Keyword.CHAR;
    }
    return cursor.kind(1) != TokenKind.DOT && cursor.kind(1) != TokenKind.LEFT_BRACKET;
  }

  private void name() {
    cursor.label("an expression");
    while (cursor.at(TokenKind.DOT) && cursor.atLabel(1)) {
      cursor.skip();
      cursor.skip();
    }
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
      behindCall();
    }
    if (cursor.at(TokenKind.STRING)) {
      cursor.string("a value");
    }
  }

  private void behindCall() {
    if (cursor.accept(Keyword.WITHIN, Keyword.GROUP)) {
      cursor.skipParentheses();
    }
    if (cursor.at(Keyword.FILTER) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      cursor.skipParentheses();
    }
    if (cursor.accept(Keyword.OVER)) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else {
        cursor.identifier("a window name");
      }
    }
  }

  /** Moves from CASE behind the END that belongs to it. */
  private void caseToEnd() {
    int depth = 0;
    do {
      switch (cursor.kind()) {
        case LEFT_PAREN -> cursor.skipParentheses();
        case RIGHT_PAREN, END -> throw cursor.expected("END of CASE");
        case DOT -> {
          cursor.skip();
          cursor.skip();
        }
        default -> {
          if (cursor.at(Keyword.CASE)) {
            depth++;
          } else if (cursor.at(Keyword.END)) {
            depth--;
          }
          cursor.skip();
        }
      }
    } while (depth > 0);
  }
}
