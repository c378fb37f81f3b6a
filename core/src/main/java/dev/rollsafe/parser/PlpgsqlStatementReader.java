package dev.rollsafe.parser;

import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Select;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads single statements of PL/pgSQL, and the expressions and queries in their heads. */
final class PlpgsqlStatementReader {
  private final Cursor cursor;
  private final int nesting;
  private final BodyDraft body;

  PlpgsqlStatementReader(Cursor cursor, int nesting, BodyDraft body) {
    this.cursor = cursor;
    this.nesting = nesting;
    this.body = body;
  }

  // ---- statements ----

  /** Reads what is left of the piece as one statement. */
  void statement() {
    if (atAssignment()) {
      assignment();
    } else if (!ofPlpgsql()) {
      sql();
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
        execute(start);
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

  private boolean ofPlpgsqlWord() {
    if (cursor.atWord("perform")) {
      perform();
    } else if (cursor.acceptWord("raise")) {
      raise();
    } else if (cursor.acceptWord("assert")) {
      expressions();
    } else if (cursor.acceptWord("open")) {
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

  /** {@code PERFORM} is a SELECT of which nothing is kept; here it becomes one without a change of places. */
  private void perform() {
    int start = cursor.mark();
    cursor.skip();
    if (cursor.atEnd()) {
      throw cursor.expected("an expression");
    }
    QueryExtent.withoutSelect(cursor);
    Span span = cursor.spanFrom(start);
    String text = "SELECT " + cursor.textFrom(start).substring("PERFORM".length());
    body.add(new Select(new Query(text, span), List.of(), span));
  }

  private void exit() {
    cursor.skip();
    if (cursor.atLabel(0) && !cursor.at(Keyword.WHEN)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.WHEN)) {
      expression(cursor.size);
    }
  }

  private void returned() {
    int start = cursor.mark();
    cursor.skip();
    if (cursor.at(Keyword.NEXT)) {
      cursor.skip();
    } else if (cursor.acceptWord("query")) {
      if (cursor.accept(Keyword.EXECUTE)) {
        execute(start);
      } else {
        sql(cursor.size);
      }
      return;
    }
    if (!cursor.atEnd()) {
      expression(cursor.size);
    }
  }

  private void raise() {
    if (isLevel()) {
      cursor.skip();
    }
    if (cursor.at(TokenKind.STRING)) {
      cursor.string("a message");
      while (cursor.accept(TokenKind.COMMA)) {
        expression(nextOf(Keyword.USING, null, true));
      }
    } else if (cursor.acceptWord("sqlstate")) {
      cursor.string("an error code");
    } else if (cursor.atLabel(0) && !cursor.at(Keyword.USING)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.USING)) {
      do {
        cursor.label("an option");
        if (!acceptAssigned()) {
          throw cursor.expected("\"=\"");
        }
        expression(nextOf(null, null, true));
      } while (cursor.accept(TokenKind.COMMA));
    }
  }

  private boolean isLevel() {
    return cursor.atWord("exception")
        || cursor.atWord("notice")
        || cursor.atWord("warning")
        || cursor.atWord("info")
        || cursor.atWord("log")
        || cursor.atWord("debug");
  }

  private void openCursor() {
    int start = cursor.mark() - 1;
    cursor.label("a cursor");
    scroll();
    if (cursor.accept(Keyword.FOR)) {
      if (cursor.accept(Keyword.EXECUTE)) {
        execute(start);
      } else {
        sql(cursor.size);
      }
    } else {
      cursorArguments();
    }
  }

  /** Reads {@code (a, name := b)}, where it is there. */
  private void cursorArguments() {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return;
    }
    do {
      if (cursor.kind(1) == TokenKind.OPERATOR
          && (cursor.text(1).equals(":=") || cursor.text(1).equals("=>"))) {
        cursor.label("a parameter");
        cursor.skip();
      }
      body.add(cursor.expression());
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  private void scroll() {
    cursor.accept(Keyword.NO);
    cursor.accept(Keyword.SCROLL);
  }

  // ---- SQL ----

  /** Reads what is left as SQL, but for the INTO of PL/pgSQL, which says what to put the result in. */
  private void sql() {
    Tokens tokens = cursor.tokens();
    int into = into(tokens);
    if (into < 0) {
      sql(cursor.size);
      return;
    }
    int start = cursor.mark();
    cursor.reset(into);
    targets();
    Cursor rest = new Cursor(tokens.without(into, cursor.mark()), nesting);
    rest.reset(start);
    body.add(SqlParser.toEnd(rest));
    cursor.reset(cursor.size);
  }

  /** Reads a statement of SQL that ends before the token {@code end}. */
  private void sql(int end) {
    int whole = cursor.limit(end);
    body.add(SqlParser.toEnd(cursor));
    cursor.limit(whole);
    cursor.reset(end);
  }

  /** The INTO of INSERT and MERGE belongs to SQL; any other is that of PL/pgSQL, wherever it stands. */
  private int into(Tokens tokens) {
    boolean imported = cursor.at(Keyword.IMPORT);
    for (int i = cursor.mark() + 1; i < cursor.size && !imported; i++) {
      if (tokens.keyword(i) == Keyword.INTO
          && tokens.keyword(i - 1) != Keyword.INSERT
          && tokens.keyword(i - 1) != Keyword.MERGE) {
        return i;
      }
    }
    return -1;
  }

  private void targets() {
    cursor.skip();
    cursor.accept(Keyword.STRICT);
    do {
      cursor.label("a variable");
      while (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads what stands behind EXECUTE; all of it began at {@code start}. */
  private void execute(int start) {
    executeUpTo(cursor.size, start);
  }

  private void executeUpTo(int end, int start) {
    int whole = cursor.limit(end);
    ExecuteReader.read(cursor, nextOf(Keyword.INTO, Keyword.USING, false), start, body);
    while (!cursor.atEnd()) {
      if (cursor.at(Keyword.INTO)) {
        targets();
      } else {
        cursor.expect(Keyword.USING);
        do {
          expression(nextOf(Keyword.INTO, null, true));
        } while (cursor.accept(TokenKind.COMMA));
      }
    }
    cursor.limit(whole);
  }

  // ---- assignments and declarations ----

  /** Says whether {@code name := ..}, {@code name.field = ..} or {@code name[1] := ..} is here. */
  boolean atAssignment() {
    if (!cursor.atLabel(0) && !cursor.at(TokenKind.PARAMETER)) {
      return false;
    }
    TokenKind next = cursor.kind(1);
    return next == TokenKind.DOT
        || next == TokenKind.LEFT_BRACKET
        || (next == TokenKind.OPERATOR && isAssigned(cursor.text(1)));
  }

  private static boolean isAssigned(String operator) {
    return operator.equals(":=") || operator.equals("=");
  }

  private boolean acceptAssigned() {
    return cursor.acceptOperator(":=") || cursor.acceptOperator("=");
  }

  private void assignment() {
    cursor.skip();
    while (true) {
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        cursor.skipBrackets();
      } else if (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      } else if (acceptAssigned()) {
        expression(cursor.size);
        return;
      } else {
        throw cursor.expected("\":=\"");
      }
    }
  }

  /** Reads the declaration of a variable or a cursor. */
  void declaration() {
    cursor.label("a variable");
    if (cursor.at(Keyword.CURSOR) || cursor.at(Keyword.SCROLL) || cursor.at(Keyword.NO)) {
      scroll();
      cursor.expect(Keyword.CURSOR);
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      }
      if (!cursor.accept(Keyword.FOR)) {
        cursor.expect(Keyword.IS);
      }
      sql(cursor.size);
      return;
    }
    if (cursor.atEnd()) {
      throw cursor.expected("a type");
    }
    while (!cursor.atEnd()) {
      if (cursor.accept(Keyword.DEFAULT) || acceptAssigned()) {
        expression(cursor.size);
      } else if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else {
        cursor.skip();
      }
    }
  }

  // ---- loops ----

  /** Reads {@code target IN ..  LOOP}: a range of numbers, a query or a cursor. */
  void loopOverRows() {
    int start = cursor.mark() - 1;
    do {
      cursor.label("a variable");
      while (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      }
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(Keyword.IN);
    int end = nextWord("loop");
    if (cursor.accept(Keyword.EXECUTE)) {
      executeUpTo(end, start);
    } else if (rangeOperator(end) >= 0) {
      cursor.acceptWord("reverse");
      expression(rangeOperator(end));
      cursor.skip();
      range(end);
    } else if (isCursor(end)) {
      cursor.skip();
      cursorArguments();
    } else {
      sql(end);
    }
    if (!cursor.acceptWord("loop")) {
      throw cursor.expected("LOOP");
    }
  }

  private void range(int end) {
    int whole = cursor.limit(end);
    expression(nextOf(Keyword.BY, null, false));
    if (cursor.accept(Keyword.BY)) {
      expression(end);
    }
    cursor.limit(whole);
  }

  private int rangeOperator(int end) {
    int depth = 0;
    for (int i = cursor.mark(); i < end; i++) {
      depth += depthChange(i);
      if (depth == 0
          && cursor.tokens().kind(i) == TokenKind.OPERATOR
          && cursor.tokens().text(i).equals("..")) {
        return i;
      }
    }
    return -1;
  }

  private boolean isCursor(int end) {
    int next = cursor.mark() + 1;
    return cursor.atIdentifier()
        && !cursor.at(Keyword.VALUES)
        && (next == end || cursor.kind(1) == TokenKind.LEFT_PAREN);
  }

  /** Reads {@code target [SLICE n] IN ARRAY .. LOOP}. */
  void loopOverArray() {
    int end = nextWord("loop");
    while (!cursor.at(Keyword.IN) && cursor.mark() < end) {
      cursor.skip();
    }
    cursor.expect(Keyword.IN, Keyword.ARRAY);
    expression(end);
    cursor.skip();
  }

  // ---- expressions ----

  /** Reads an expression and the word behind it. */
  void expressionThrough(String word) {
    expressionUpTo(word);
    cursor.skip();
  }

  void expressionUpTo(String word) {
    expression(nextWord(word));
  }

  /** Moves behind the next {@code word}. */
  void skipThrough(String word) {
    cursor.reset(nextWord(word));
    cursor.skip();
  }

  private void expressions() {
    do {
      expression(nextOf(null, null, true));
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads an expression that ends before the token {@code end}; PL/pgSQL lets it go on as the query that it will be in. */
  private void expression(int end) {
    int start = cursor.mark();
    if (start == end) {
      throw cursor.expected("an expression");
    }
    int whole = cursor.limit(end);
    QueryExtent.withoutSelect(cursor);
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
    body.add(cursor.expressionFrom(start));
    cursor.limit(whole);
  }

  /** As PL/pgSQL does, this takes the first such word that is not in parentheses, even within CASE. */
  private int nextWord(String word) {
    Tokens tokens = cursor.tokens();
    int depth = 0;
    for (int i = cursor.mark(); i < cursor.size; i++) {
      depth += depthChange(i);
      if (depth == 0 && tokens.matches(i, word)) {
        return i;
      }
    }
    cursor.reset(cursor.size);
    throw cursor.expected(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the next of two keywords, or comma, that is not in parentheses; the end where there is none. */
  private int nextOf(@Nullable Keyword one, @Nullable Keyword other, boolean comma) {
    Tokens tokens = cursor.tokens();
    int depth = 0;
    for (int i = cursor.mark(); i < cursor.size; i++) {
      depth += depthChange(i);
      if (depth == 0) {
        Keyword keyword = tokens.keyword(i);
        if ((keyword != null && (keyword == one || keyword == other))
            || (comma && tokens.kind(i) == TokenKind.COMMA)) {
          return i;
        }
      }
    }
    return cursor.size;
  }

  private int depthChange(int token) {
    return switch (cursor.tokens().kind(token)) {
      case LEFT_PAREN, LEFT_BRACKET -> 1;
      case RIGHT_PAREN, RIGHT_BRACKET -> -1;
      default -> 0;
    };
  }
}
