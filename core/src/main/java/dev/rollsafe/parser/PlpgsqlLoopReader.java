package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads what PL/pgSQL loops over. */
final class PlpgsqlLoopReader {
  private final Cursor cursor;
  private final PlpgsqlExpressionReader expressions;
  private final PlpgsqlSqlReader sql;

  PlpgsqlLoopReader(Cursor cursor, PlpgsqlExpressionReader expressions, PlpgsqlSqlReader sql) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.sql = sql;
  }

  /** Reads {@code FOR target IN .. LOOP}: a range of numbers, a query or a cursor. */
  void rows() {
    int start = cursor.mark();
    cursor.skip();
    sql.variables();
    cursor.expect(Keyword.IN);
    int end = expressions.next("loop");
    if (cursor.accept(Keyword.EXECUTE)) {
      sql.execute(start, end);
    } else if (expressions.nextRange(end) >= 0) {
      range(end);
    } else if (atCursor(end)) {
      cursor.skip();
      expressions.cursorArguments();
    } else {
      sql.upTo(end);
    }
    if (!cursor.acceptWord("loop")) {
      throw cursor.expected("LOOP");
    }
  }

  private void range(int end) {
    cursor.acceptWord("reverse");
    expressions.upTo(expressions.nextRange(end));
    cursor.skip();
    int whole = cursor.limit(end);
    expressions.upTo(expressions.nextOf(Keyword.BY, null, false));
    if (cursor.accept(Keyword.BY)) {
      expressions.upTo(end);
    }
    cursor.limit(whole);
  }

  private boolean atCursor(int end) {
    return cursor.atIdentifier()
        && !cursor.at(Keyword.VALUES)
        && (cursor.mark() + 1 == end || cursor.kind(1) == TokenKind.LEFT_PAREN);
  }

  /** Reads {@code FOREACH target [SLICE n] IN ARRAY .. LOOP}. */
  void array() {
    cursor.skip();
    sql.variables();
    if (cursor.acceptWord("slice")) {
      cursor.number();
    }
    cursor.expect(Keyword.IN, Keyword.ARRAY);
    expressions.through("loop");
  }
}
