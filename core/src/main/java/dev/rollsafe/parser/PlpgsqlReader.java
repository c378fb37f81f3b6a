package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.LexicalProblem;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads PL/pgSQL (manual, chapter 43) for the SQL in it. A body is cut at its semicolons; each piece is a row of words that open
 * something (BEGIN, IF .. THEN, ELSE, a loop) with at most one statement behind them, or closes something. So nothing is nested
 * while it is read, however deep it is, and one bad piece does not spoil the others.
 */
final class PlpgsqlReader {

  /** What is open. */
  private enum Frame {
    DECLARE,
    BEGIN,
    HANDLERS,
    IF,
    CASE,
    LOOP
  }

  private final Splitter splitter;
  private final Span place;
  private final int nesting;
  private final BodyDraft body;
  private final Deque<Frame> open = new ArrayDeque<>();
  private boolean begun;
  private boolean broken;
  private Cursor cursor;
  private PlpgsqlExpressionReader expressions;
  private PlpgsqlSqlReader sql;

  private PlpgsqlReader(Splitter splitter, Span place, int nesting, BodyDraft body) {
    this.splitter = splitter;
    this.place = place;
    this.nesting = nesting;
    this.body = body;
    this.cursor = new Cursor(splitter.tokens(), nesting);
    this.expressions = new PlpgsqlExpressionReader(cursor, body);
    this.sql = new PlpgsqlSqlReader(cursor, nesting, body, expressions);
  }

  /** Reads all that {@code splitter} has, which is written at {@code place}. */
  static void read(Splitter splitter, Span place, int nesting, BodyDraft body) {
    new PlpgsqlReader(splitter, place, nesting, body).read();
  }

  private void read() {
    while (splitter.next()) {
      LexicalProblem problem = splitter.problem().orElse(null);
      cursor = new Cursor(splitter.tokens(), nesting);
      if (problem != null && problem.kind() != LexicalProblem.Kind.TOO_MANY_TOKENS) {
        fail(new ParseFailure(problem.message(), problem.span()), 0);
      } else {
        expressions = new PlpgsqlExpressionReader(cursor, body);
        sql = new PlpgsqlSqlReader(cursor, nesting, body, expressions);
        piece();
      }
    }
    if (!broken && (!begun || !open.isEmpty())) {
      String reason = "expected " + (begun ? "END" : "BEGIN") + " but found the end of the body";
      body.addUnparsed(new ParseFailure(reason, new Span(place.end(), place.end())), place);
    }
  }

  private void fail(ParseFailure failure, int from) {
    broken = true;
    Tokens tokens = cursor.tokens();
    body.addUnparsed(failure, tokens.span(Math.min(from, tokens.size()), tokens.size()));
  }

  private void piece() {
    int start = cursor.mark();
    try {
      if (!begun) {
        options();
      } else if (open.isEmpty() && !broken) {
        throw cursor.unexpected();
      }
      boolean opens = true;
      while (opens) {
        start = cursor.mark();
        opens = label() || opening(cursor.keyword());
      }
      if (!closing()) {
        rest(start);
      }
    } catch (ParseFailure failure) {
      fail(failure, start);
    }
  }

  /** Moves over {@code #variable_conflict use_column} and the like, which may stand before all else. */
  private void options() {
    while (cursor.atOperator("#")) {
      cursor.skip();
      cursor.label("an option");
      cursor.label("a value");
    }
  }

  private void rest(int start) {
    if (cursor.atEnd()) {
      throw cursor.expected("a statement");
    }
    PlpgsqlStatementReader statements = new PlpgsqlStatementReader(cursor, expressions, sql);
    if (open.peek() == Frame.DECLARE) {
      statements.declaration();
    } else if (open.isEmpty() && !broken) {
      throw cursor.expected("DECLARE or BEGIN");
    } else if (splitter.truncated()) {
      body.add(
          SqlParser.truncated(cursor, new Span(startOf(start), splitter.span().end())));
    } else {
      statements.statement();
    }
  }

  private int startOf(int token) {
    return cursor.tokens().span(token).start();
  }

  // ---- what opens something ----

  private boolean label() {
    if (!cursor.atOperator("<<")) {
      return false;
    }
    cursor.skip();
    cursor.label("a label");
    if (!cursor.acceptOperator(">>")) {
      throw cursor.expected("\">>\"");
    }
    return true;
  }

  /** Moves over a word that opens something, with its condition; false where none is here. */
  private boolean opening(@Nullable Keyword keyword) {
    if (cursor.at(TokenKind.WORD) && PlpgsqlStatementReader.atAssignment(cursor)) {
      return false;
    }
    if (keyword == null) {
      return openingWord();
    }
    switch (keyword) {
      case DECLARE -> {
        cursor.skip();
        replace(Frame.DECLARE, Frame.DECLARE);
        return true;
      }
      case BEGIN -> {
        cursor.skip();
        replace(Frame.DECLARE, Frame.BEGIN);
        begun = true;
        return true;
      }
      case CASE -> {
        cursor.skip();
        open.push(Frame.CASE);
        if (!cursor.at(Keyword.WHEN)) {
          expressions.upTo(expressions.next("when"));
        }
        return true;
      }
      default -> {
        return open.peek() != Frame.DECLARE && branch(keyword);
      }
    }
  }

  private boolean branch(Keyword keyword) {
    switch (keyword) {
      case IF -> {
        cursor.skip();
        open.push(Frame.IF);
        expressions.through("then");
        return true;
      }
      case ELSE -> {
        require(Frame.IF, Frame.CASE);
        cursor.skip();
        return true;
      }
      case WHEN -> {
        require(Frame.CASE, Frame.HANDLERS);
        cursor.skip();
        if (open.peek() == Frame.HANDLERS) {
          expressions.skipThrough("then");
        } else {
          expressions.through("then");
        }
        return true;
      }
      case FOR -> {
        open.push(Frame.LOOP);
        new PlpgsqlLoopReader(cursor, expressions, sql).rows();
        return true;
      }
      default -> {
        return openingWord();
      }
    }
  }

  /** The words of PL/pgSQL that are no keywords of SQL. */
  private boolean openingWord() {
    if (open.peek() == Frame.DECLARE) {
      return false;
    }
    if (cursor.acceptWord("loop")) {
      open.push(Frame.LOOP);
    } else if (cursor.acceptWord("while")) {
      open.push(Frame.LOOP);
      expressions.through("loop");
    } else if (cursor.atWord("foreach")) {
      open.push(Frame.LOOP);
      new PlpgsqlLoopReader(cursor, expressions, sql).array();
    } else if (cursor.acceptWord("elsif") || cursor.acceptWord("elseif")) {
      require(Frame.IF, Frame.IF);
      expressions.through("then");
    } else if (cursor.atWord("exception") && cursor.keyword(1) == Keyword.WHEN) {
      require(Frame.BEGIN, Frame.BEGIN);
      cursor.skip();
      replace(Frame.BEGIN, Frame.HANDLERS);
    } else {
      return false;
    }
    return true;
  }

  private void require(Frame one, Frame other) {
    if (!broken && open.peek() != one && open.peek() != other) {
      throw cursor.unexpected();
    }
  }

  private void replace(Frame before, Frame after) {
    if (open.peek() == before) {
      open.pop();
    }
    open.push(after);
  }

  // ---- what closes something ----

  private boolean closing() {
    if (!cursor.at(Keyword.END)) {
      return false;
    }
    cursor.skip();
    if (cursor.accept(Keyword.IF)) {
      close(Frame.IF, Frame.IF);
    } else if (cursor.accept(Keyword.CASE)) {
      close(Frame.CASE, Frame.CASE);
    } else if (cursor.acceptWord("loop")) {
      close(Frame.LOOP, Frame.LOOP);
      acceptLabel();
    } else {
      close(Frame.BEGIN, Frame.HANDLERS);
      acceptLabel();
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected();
    }
    return true;
  }

  private void acceptLabel() {
    if (cursor.atLabel(0)) {
      cursor.skip();
    }
  }

  private void close(Frame one, Frame other) {
    if (open.peek() == one || open.peek() == other) {
      open.pop();
    } else if (!broken) {
      cursor.reset(cursor.mark() - 1);
      throw cursor.unexpected();
    }
  }
}
