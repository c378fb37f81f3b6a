package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads single statements of PL/pgSQL, and its declarations. */
final class PlpgsqlStatementReader {
  private final Cursor cursor;
  private final PlpgsqlExpressionReader expressions;
  private final PlpgsqlSqlReader sql;

  PlpgsqlStatementReader(Cursor cursor, PlpgsqlExpressionReader expressions, PlpgsqlSqlReader sql) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.sql = sql;
  }

  /** Reads what is left of the piece as one statement. */
  void statement() {
    if (atAssignment(cursor)) {
      assignment();
    } else if (!ofPlpgsql()) {
      sql.statement();
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
  }

  private boolean ofPlpgsql() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return ofPlpgsqlWord();
    }
    switch (keyword) {
      case NULL -> cursor.skip();
      case EXECUTE -> {
        int start = cursor.mark();
        cursor.skip();
        sql.execute(start, cursor.size);
      }
      case RETURN -> returned();
      case CLOSE, FETCH, MOVE -> cursor.reset(cursor.size);
      case CONTINUE -> exit();
      default -> {
        return ofPlpgsqlWord();
      }
    }
    return true;
  }

  /** The words of PL/pgSQL that are no keywords of SQL. */
  private boolean ofPlpgsqlWord() {
    if (cursor.atWord("perform")) {
      sql.perform();
    } else if (cursor.acceptWord("raise")) {
      raise();
    } else if (cursor.acceptWord("assert")) {
      expressions.list(null, null);
    } else if (cursor.atWord("open")) {
      openCursor();
    } else if (cursor.atWord("exit")) {
      exit();
    } else if (cursor.atWord("get")) {
      cursor.reset(cursor.size);
    } else {
      return false;
    }
    return true;
  }

  private void exit() {
    cursor.skip();
    if (cursor.atLabel(0) && !cursor.at(Keyword.WHEN)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.WHEN)) {
      expressions.rest();
    }
  }

  private void returned() {
    int start = cursor.mark();
    cursor.skip();
    if (cursor.acceptWord("query")) {
      if (cursor.accept(Keyword.EXECUTE)) {
        sql.execute(start, cursor.size);
      } else {
        sql.rest();
      }
      return;
    }
    cursor.accept(Keyword.NEXT);
    if (!cursor.atEnd()) {
      expressions.rest();
    }
  }

  private void openCursor() {
    int start = cursor.mark();
    cursor.skip();
    cursor.label("a cursor");
    acceptScroll();
    if (!cursor.accept(Keyword.FOR)) {
      expressions.cursorArguments();
    } else if (cursor.accept(Keyword.EXECUTE)) {
      sql.execute(start, cursor.size);
    } else {
      sql.rest();
    }
  }

  private void acceptScroll() {
    cursor.accept(Keyword.NO);
    cursor.accept(Keyword.SCROLL);
  }

  // ---- RAISE ----

  private void raise() {
    if (atLevel()) {
      cursor.skip();
    }
    if (cursor.at(TokenKind.STRING)) {
      cursor.string("a message");
      if (cursor.accept(TokenKind.COMMA)) {
        expressions.list(Keyword.USING, null);
      }
    } else if (cursor.acceptWord("sqlstate")) {
      cursor.string("an error code");
    } else if (cursor.atLabel(0) && !cursor.at(Keyword.USING)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.USING)) {
      raiseOptions();
    }
  }

  private boolean atLevel() {
    return cursor.atWord("exception")
        || cursor.atWord("notice")
        || cursor.atWord("warning")
        || cursor.atWord("info")
        || cursor.atWord("log")
        || cursor.atWord("debug");
  }

  private void raiseOptions() {
    do {
      cursor.label("an option");
      if (!acceptAssigned()) {
        throw cursor.expected("\"=\"");
      }
      expressions.upTo(expressions.nextOf(null, null, true));
    } while (cursor.accept(TokenKind.COMMA));
  }

  // ---- assignments and declarations ----

  /** Says whether {@code name := ..}, {@code name.field = ..} or {@code name[1] := ..} is here. */
  static boolean atAssignment(Cursor cursor) {
    if (!cursor.atLabel(0) && !cursor.at(TokenKind.PARAMETER)) {
      return false;
    }
    TokenKind next = cursor.kind(1);
    return next == TokenKind.DOT
        || next == TokenKind.LEFT_BRACKET
        || (next == TokenKind.OPERATOR
            && (cursor.text(1).equals(":=") || cursor.text(1).equals("=")));
  }

  private boolean acceptAssigned() {
    return cursor.acceptOperator(":=") || cursor.acceptOperator("=");
  }

  private void assignment() {
    cursor.skip();
    while (!acceptAssigned()) {
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        cursor.skipBrackets();
      } else if (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      } else {
        throw cursor.expected("\":=\"");
      }
    }
    expressions.rest();
  }

  /** Reads the declaration of a variable or a cursor. */
  void declaration() {
    cursor.label("a variable");
    if (cursor.at(Keyword.CURSOR) || cursor.at(Keyword.SCROLL) || cursor.at(Keyword.NO)) {
      cursorDeclaration();
      return;
    }
    if (cursor.atEnd()) {
      throw cursor.expected("a type");
    }
    while (!cursor.atEnd()) {
      if (cursor.accept(Keyword.DEFAULT) || acceptAssigned()) {
        expressions.rest();
      } else if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else {
        cursor.skip();
      }
    }
  }

  private void cursorDeclaration() {
    acceptScroll();
    cursor.expect(Keyword.CURSOR);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
    if (!cursor.accept(Keyword.FOR)) {
      cursor.expect(Keyword.IS);
    }
    sql.rest();
  }
}
