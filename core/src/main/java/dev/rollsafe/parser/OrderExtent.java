package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Finds where the clauses end that stand behind a whole query: ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE. */
final class OrderExtent {
  private final Cursor cursor;

  private OrderExtent(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Moves over one of the clauses; false where none is here. */
  static boolean acceptAny(Cursor cursor) {
    return new OrderExtent(cursor).any();
  }

  private boolean any() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case ORDER -> order();
      case LIMIT -> limit();
      case OFFSET -> offset();
      case FETCH -> fetch();
      case FOR -> lock();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void order() {
    cursor.expect(Keyword.ORDER, Keyword.BY);
    do {
      ExpressionExtent.any(cursor);
      direction();
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void direction() {
    if (cursor.accept(Keyword.USING)) {
      if (cursor.accept(Keyword.OPERATOR)) {
        cursor.skipParentheses();
      } else {
        cursor.expect(TokenKind.OPERATOR);
      }
    } else if (!cursor.accept(Keyword.ASC)) {
      cursor.accept(Keyword.DESC);
    }
    if (cursor.accept(Keyword.NULLS) && !cursor.accept(Keyword.FIRST)) {
      cursor.expect(Keyword.LAST);
    }
  }

  private void limit() {
    cursor.skip();
    if (!cursor.accept(Keyword.ALL)) {
      ExpressionExtent.any(cursor);
    }
  }

  private void offset() {
    cursor.skip();
    ExpressionExtent.any(cursor);
    rowWord();
  }

  private boolean rowWord() {
    return cursor.accept(Keyword.ROW) || cursor.accept(Keyword.ROWS);
  }

  private void fetch() {
    cursor.skip();
    if (!cursor.accept(Keyword.FIRST)) {
      cursor.expect(Keyword.NEXT);
    }
    if (!rowWord()) {
      if (!cursor.acceptOperator("-")) {
        cursor.acceptOperator("+");
      }
      OperandExtent.skip(cursor);
      if (!rowWord()) {
        throw cursor.expected("ROWS");
      }
    }
    if (!cursor.accept(Keyword.ONLY)) {
      cursor.expect(Keyword.WITH, Keyword.TIES);
    }
  }

  private void lock() {
    cursor.skip();
    if (cursor.accept(Keyword.READ)) {
      cursor.expect(Keyword.ONLY);
      return;
    }
    if (cursor.accept(Keyword.NO)) {
      cursor.expect(Keyword.KEY, Keyword.UPDATE);
    } else if (cursor.accept(Keyword.KEY)) {
      cursor.expect(Keyword.SHARE);
    } else if (!cursor.accept(Keyword.UPDATE)) {
      cursor.expect(Keyword.SHARE);
    }
    if (cursor.accept(Keyword.OF)) {
      cursor.qualifiedNames("a table name");
    }
    if (cursor.accept(Keyword.SKIP)) {
      cursor.expect(Keyword.LOCKED);
    } else {
      cursor.accept(Keyword.NOWAIT);
    }
  }
}
