package dev.rollsafe.parser;

import dev.rollsafe.ast.FromClause;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/** Finds where a list of relations ends ({@code from_list}): tables, functions and joins; parentheses only have to be balanced. */
final class FromExtent {
  private final Cursor cursor;

  private FromExtent(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Moves over relations between commas. */
  static void list(Cursor cursor) {
    FromExtent extent = new FromExtent(cursor);
    do {
      extent.item();
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads relations between commas. */
  static FromClause clause(Cursor cursor) {
    int start = cursor.mark();
    list(cursor);
    return new FromClause(cursor.textFrom(start), cursor.spanFrom(start));
  }

  /** Reads one relation, which may be several that are joined. */
  static FromClause single(Cursor cursor) {
    int start = cursor.mark();
    new FromExtent(cursor).item();
    return new FromClause(cursor.textFrom(start), cursor.spanFrom(start));
  }

  /** A condition may stand behind several joins ({@code a JOIN b JOIN c ON .. ON ..}), so those without one are counted. */
  private void item() {
    primary();
    int open = 0;
    while (true) {
      if (open > 0 && acceptCondition()) {
        open--;
      } else if (cursor.accept(Keyword.CROSS)) {
        cursor.expect(Keyword.JOIN);
        primary();
      } else if (cursor.accept(Keyword.NATURAL)) {
        join();
      } else if (atJoin(cursor.keyword())) {
        join();
        open++;
      } else if (open > 0) {
        throw cursor.expected("ON or USING");
      } else {
        return;
      }
    }
  }

  private static boolean atJoin(@Nullable Keyword keyword) {
    return keyword != null
        && switch (keyword) {
          case JOIN, INNER, LEFT, RIGHT, FULL -> true;
          default -> false;
        };
  }

  private void join() {
    if (!cursor.accept(Keyword.INNER)
        && (cursor.accept(Keyword.LEFT)
            || cursor.accept(Keyword.RIGHT)
            || cursor.accept(Keyword.FULL))) {
      cursor.accept(Keyword.OUTER);
    }
    cursor.expect(Keyword.JOIN);
    primary();
  }

  private boolean acceptCondition() {
    if (cursor.accept(Keyword.ON)) {
      ExpressionExtent.any(cursor);
      return true;
    }
    if (!cursor.accept(Keyword.USING)) {
      return false;
    }
    cursor.columnsInParentheses();
    if (cursor.accept(Keyword.AS)) {
      cursor.identifier("an alias");
    }
    return true;
  }

  // ---- one relation ----

  private void primary() {
    cursor.accept(Keyword.LATERAL);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      if (cursor.kind(1) == TokenKind.RIGHT_PAREN) {
        throw cursor.expectedAhead(1, "a query or a table name");
      }
      cursor.skipParentheses();
      alias();
    } else if (isCall()) {
      call();
      alias();
    } else {
      cursor.relation("a table name");
      alias();
      sample();
    }
  }

  private boolean isCall() {
    if (cursor.at(Keyword.ONLY)) {
      return false;
    }
    int ahead = 1;
    while (cursor.kind(ahead) == TokenKind.DOT) {
      ahead += 2;
    }
    return cursor.kind(ahead) == TokenKind.LEFT_PAREN
        || cursor.at(Keyword.ROWS, Keyword.FROM)
        || isCallWithoutParentheses();
  }

  private boolean isCallWithoutParentheses() {
    Keyword keyword = cursor.keyword();
    return keyword != null
        && (keyword == Keyword.CURRENT_SCHEMA
            || Words.isCallWithoutParentheses(keyword)
            || cursor.at(Keyword.COLLATION, Keyword.FOR));
  }

  private void call() {
    if (cursor.accept(Keyword.ROWS, Keyword.FROM)) {
      cursor.skipParentheses();
    } else if (isCallWithoutParentheses()) {
      OperandExtent.skip(cursor);
    } else {
      cursor.label("a table name");
      while (cursor.accept(TokenKind.DOT)) {
        cursor.label("a name");
      }
      cursor.skipParentheses();
    }
    if (cursor.at(Keyword.WITH, Keyword.ORDINALITY)) {
      cursor.skip();
      cursor.skip();
    }
  }

  private void alias() {
    boolean written = cursor.accept(Keyword.AS);
    boolean named = cursor.atIdentifier();
    if (named) {
      cursor.skip();
    } else if (written && !cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected("an alias");
    }
    if ((written || named) && cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
  }

  private void sample() {
    if (cursor.accept(Keyword.TABLESAMPLE)) {
      cursor.qualifiedFunctionName("a sampling method");
      cursor.skipParentheses();
      if (cursor.accept(Keyword.REPEATABLE)) {
        cursor.skipParentheses();
      }
    }
  }
}
