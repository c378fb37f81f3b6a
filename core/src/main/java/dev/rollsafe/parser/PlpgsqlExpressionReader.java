package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads expressions of PL/pgSQL. It looks for the word behind an expression first, as the server does, and then reads up to it. */
final class PlpgsqlExpressionReader {
  private final Cursor cursor;
  private final BodyDraft body;

  PlpgsqlExpressionReader(Cursor cursor, BodyDraft body) {
    this.cursor = cursor;
    this.body = body;
  }

  /** Reads an expression that ends before the token {@code end}; PL/pgSQL lets it go on as the query that it will be in. */
  void upTo(int end) {
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

  /** Reads an expression that is the rest of the statement. */
  void rest() {
    upTo(cursor.size);
  }

  /** Reads an expression and the word behind it. */
  void through(String word) {
    upTo(next(word));
    cursor.skip();
  }

  /** Moves behind the next {@code word}. */
  void skipThrough(String word) {
    cursor.reset(next(word));
    cursor.skip();
  }

  /** Reads expressions between commas, up to one of two keywords or the end. */
  void list(@Nullable Keyword one, @Nullable Keyword other) {
    do {
      upTo(nextOf(one, other, true));
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads the arguments of a cursor, {@code (a, name := b)}, where they are there. */
  void cursorArguments() {
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

  // ---- looking ahead ----

  /** Returns the first such word that is not in parentheses; the server takes it even within CASE. */
  int next(String word) {
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
  int nextOf(@Nullable Keyword one, @Nullable Keyword other, boolean comma) {
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

  /** Returns the {@code ..} between the bounds of a loop that ends before the token {@code end}; -1 if there is none. */
  int nextRange(int end) {
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

  private int depthChange(int token) {
    return switch (cursor.tokens().kind(token)) {
      case LEFT_PAREN, LEFT_BRACKET -> 1;
      case RIGHT_PAREN, RIGHT_BRACKET -> -1;
      default -> 0;
    };
  }
}
