package dev.rollsafe.parser;

import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Select;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;

/** Reads the SQL in PL/pgSQL: written out, behind PERFORM, or in the text of EXECUTE. */
final class PlpgsqlSqlReader {
  private final Cursor cursor;
  private final int nesting;
  private final BodyDraft body;
  private final PlpgsqlExpressionReader expressions;

  PlpgsqlSqlReader(
      Cursor cursor, int nesting, BodyDraft body, PlpgsqlExpressionReader expressions) {
    this.cursor = cursor;
    this.nesting = nesting;
    this.body = body;
    this.expressions = expressions;
  }

  /** Reads what is left as SQL, but for the INTO of PL/pgSQL, which says what to put the result in. */
  void statement() {
    Tokens tokens = cursor.tokens();
    int into = into(tokens);
    if (into < 0) {
      upTo(cursor.size);
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

  /** Reads a query that ends before the token {@code end}. */
  void upTo(int end) {
    int whole = cursor.limit(end);
    body.add(SqlParser.toEnd(cursor));
    cursor.limit(whole);
    cursor.reset(end);
  }

  /** Reads a query that is the rest of the statement. */
  void rest() {
    upTo(cursor.size);
  }

  /** The INTO of INSERT and MERGE belongs to SQL; any other is that of PL/pgSQL, wherever it stands. */
  private int into(Tokens tokens) {
    if (cursor.at(Keyword.IMPORT)) {
      return -1;
    }
    for (int i = cursor.mark() + 1; i < cursor.size; i++) {
      if (tokens.keyword(i) == Keyword.INTO
          && tokens.keyword(i - 1) != Keyword.INSERT
          && tokens.keyword(i - 1) != Keyword.MERGE) {
        return i;
      }
    }
    return -1;
  }

  /** Moves over {@code INTO [STRICT] target, ..}. */
  private void targets() {
    cursor.skip();
    cursor.accept(Keyword.STRICT);
    variables();
  }

  /** Moves over variables and fields between commas. */
  void variables() {
    do {
      cursor.label("a variable");
      while (cursor.accept(TokenKind.DOT)) {
        cursor.label("a field");
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** {@code PERFORM} is a SELECT of which nothing is kept; here it becomes one without a change of places. */
  void perform() {
    int start = cursor.mark();
    cursor.skip();
    QueryExtent.withoutSelect(cursor);
    Span span = cursor.spanFrom(start);
    String text = "SELECT " + cursor.textFrom(start).substring("PERFORM".length());
    body.add(new Select(new Query(text, span), List.of(), span));
  }

  /** Reads what stands between EXECUTE and the token {@code end}; the statement began at {@code start}. */
  void execute(int start, int end) {
    int whole = cursor.limit(end);
    ExecuteReader.read(cursor, expressions.nextOf(Keyword.INTO, Keyword.USING, false), start, body);
    while (!cursor.atEnd()) {
      if (cursor.at(Keyword.INTO)) {
        targets();
      } else {
        cursor.expect(Keyword.USING);
        expressions.list(Keyword.INTO, null);
      }
    }
    cursor.limit(whole);
  }
}
