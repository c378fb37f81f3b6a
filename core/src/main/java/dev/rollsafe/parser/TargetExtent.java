package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Finds where a list of outputs ends: that of SELECT, or that of RETURNING. */
final class TargetExtent {
  private TargetExtent() {}

  /** Says whether what may follow a list of outputs is here, so that there is none. */
  static boolean endsHere(Cursor cursor) {
    if (cursor.atEnd() || cursor.at(TokenKind.RIGHT_PAREN)) {
      return true;
    }
    Keyword keyword = cursor.keyword();
    return keyword != null
        && switch (keyword) {
          case EXCEPT,
              FETCH,
              FOR,
              FROM,
              GROUP,
              HAVING,
              INTERSECT,
              INTO,
              LIMIT,
              OFFSET,
              ON,
              ORDER,
              RETURNING,
              UNION,
              WHERE,
              WINDOW,
              WITH -> true;
          default -> false;
        };
  }

  /** Moves over outputs between commas. */
  static void list(Cursor cursor) {
    do {
      target(cursor);
    } while (cursor.accept(TokenKind.COMMA));
  }

  private static void target(Cursor cursor) {
    if (cursor.acceptOperator("*")) {
      return;
    }
    ExpressionExtent.any(cursor);
    if (cursor.accept(Keyword.AS)) {
      cursor.label("a column label");
    } else if (cursor.atLabel(0) && QueryReader.isBareLabel(cursor.keyword())) {
      cursor.skip();
    }
  }

  /** Moves over {@code RETURNING ..} where it is there, with the names it gives to OLD and NEW (PostgreSQL 18). */
  static boolean acceptReturning(Cursor cursor) {
    if (!cursor.accept(Keyword.RETURNING)) {
      return false;
    }
    if (cursor.accept(Keyword.WITH)) {
      cursor.expect(TokenKind.LEFT_PAREN);
      do {
        if (!cursor.accept(Keyword.OLD)) {
          cursor.expect(Keyword.NEW);
        }
        cursor.expect(Keyword.AS);
        cursor.identifier("an alias");
      } while (cursor.accept(TokenKind.COMMA));
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    list(cursor);
    return true;
  }
}
