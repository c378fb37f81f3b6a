package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A position in the tokens of one statement: looks at them, moves over them and says what is wrong with them.
 *
 * <p>{@code at..} looks and never moves; {@code accept..} moves only where all of it is there; {@code expect..} moves or
 * throws. PostgreSQL's grammar needs little look-ahead, so almost nothing has to go back: where something does, {@link
 * #mark} and {@link #reset} do it.
 */
class TokenStream {
  /** PostgreSQL runs out of stack as well, later; nobody writes such a thing by hand. */
  private static final int MAX_NESTING = 200;

  private static final int NESTING_OF_BODY = 20;

  final Tokens tokens;
  int size;
  int position;
  private int nesting;

  TokenStream(Tokens tokens, int nesting) {
    this.tokens = tokens;
    this.size = tokens.size();
    this.nesting = nesting;
  }

  // ---- looking ----

  /** Returns the keyword here, or null where there is none. */
  @Nullable
  Keyword keyword() {
    return keyword(0);
  }

  /** Returns the keyword {@code ahead} tokens from here, or null where there is none. */
  @Nullable
  Keyword keyword(int ahead) {
    int index = position + ahead;
    return index < size ? tokens.keyword(index) : null;
  }

  /** Returns the kind of the token here. */
  TokenKind kind() {
    return kind(0);
  }

  /** Returns the kind of the token {@code ahead} tokens from here. */
  TokenKind kind(int ahead) {
    int index = position + ahead;
    return index < size ? tokens.kind(index) : TokenKind.END;
  }

  /** Says whether the statement ends here. */
  boolean atEnd() {
    return position >= size;
  }

  boolean at(Keyword keyword) {
    return keyword(0) == keyword;
  }

  boolean at(Keyword first, Keyword second) {
    return keyword(0) == first && keyword(1) == second;
  }

  boolean at(Keyword first, Keyword second, Keyword third) {
    return keyword(0) == first && keyword(1) == second && keyword(2) == third;
  }

  boolean at(TokenKind kind) {
    return kind(0) == kind;
  }

  /** Says whether the operator {@code symbol} is here. */
  boolean atOperator(String symbol) {
    return at(TokenKind.OPERATOR)
        && tokens.end(position) - tokens.start(position) == symbol.length()
        && tokens.text().startsWith(symbol, tokens.start(position));
  }

  /** Says whether the bare word {@code lowerCaseWord} is here; it need not be a keyword. */
  boolean atWord(String lowerCaseWord) {
    return at(TokenKind.WORD) && tokens.matches(position, lowerCaseWord);
  }

  // ---- moving ----

  /** Returns the position, for {@link #reset}, {@link #spanFrom} and {@link #textFrom}. */
  int mark() {
    return position;
  }

  void reset(int mark) {
    position = mark;
  }

  /** Moves over one token, whatever it is. */
  void skip() {
    if (position < size) {
      position++;
    }
  }

  boolean accept(Keyword keyword) {
    if (at(keyword)) {
      position++;
      return true;
    }
    return false;
  }

  boolean accept(Keyword first, Keyword second) {
    if (at(first, second)) {
      position += 2;
      return true;
    }
    return false;
  }

  boolean accept(Keyword first, Keyword second, Keyword third) {
    if (at(first, second, third)) {
      position += 3;
      return true;
    }
    return false;
  }

  boolean accept(TokenKind kind) {
    if (at(kind)) {
      position++;
      return true;
    }
    return false;
  }

  boolean acceptOperator(String symbol) {
    if (atOperator(symbol)) {
      position++;
      return true;
    }
    return false;
  }

  boolean acceptWord(String lowerCaseWord) {
    if (atWord(lowerCaseWord)) {
      position++;
      return true;
    }
    return false;
  }

  void expect(Keyword keyword) {
    if (!accept(keyword)) {
      throw expected(keyword.name());
    }
  }

  void expect(Keyword first, Keyword second) {
    expect(first);
    expect(second);
  }

  void expect(Keyword first, Keyword second, Keyword third) {
    expect(first);
    expect(second);
    expect(third);
  }

  void expect(TokenKind kind) {
    if (!accept(kind)) {
      throw expected(symbol(kind));
    }
  }

  /** Reads {@code CASCADE} or {@code RESTRICT}, which is the default; says whether it is CASCADE. */
  boolean cascade() {
    if (accept(Keyword.CASCADE)) {
      return true;
    }
    accept(Keyword.RESTRICT);
    return false;
  }

  /** Reads {@code IF EXISTS}, where it is there. */
  boolean ifExists() {
    return accept(Keyword.IF, Keyword.EXISTS);
  }

  /** Reads {@code IF NOT EXISTS}, where it is there. */
  boolean ifNotExists() {
    return accept(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
  }

  /** Moves from a left parenthesis behind the right one that closes it, over everything between. */
  void skipParentheses() {
    skipBalanced(TokenKind.LEFT_PAREN, TokenKind.RIGHT_PAREN);
  }

  /** Moves from a left bracket behind the right one that closes it, over everything between. */
  void skipBrackets() {
    skipBalanced(TokenKind.LEFT_BRACKET, TokenKind.RIGHT_BRACKET);
  }

  private void skipBalanced(TokenKind open, TokenKind close) {
    int start = position;
    expect(open);
    for (int depth = 1; depth > 0; position++) {
      if (position >= size) {
        throw new ParseFailure(
            "expected " + symbol(close) + " to close what is opened here", tokens.span(start));
      }
      TokenKind kind = tokens.kind(position);
      if (kind == open) {
        depth++;
      } else if (kind == close) {
        depth--;
      }
    }
  }

  // ---- nesting ----

  /** Counts a statement within another; whoever calls it calls {@link #leave} as well, unless the reading fails. */
  void enter() {
    if (++nesting > MAX_NESTING) {
      throw new ParseFailure("statements are nested too deep to be read", problem());
    }
  }

  void leave() {
    nesting--;
  }

  /** Returns how deep the cursor over a body within this statement is nested: each costs another pass over its text. */
  int nestingOfBody() {
    if (nesting + NESTING_OF_BODY > MAX_NESTING) {
      throw new ParseFailure("statements are nested too deep to be read", problem());
    }
    return nesting + NESTING_OF_BODY;
  }

  /** Lets the statement end before the token {@code end}, and returns where it ended before. */
  int limit(int end) {
    int before = size;
    size = end;
    return before;
  }

  // ---- text ----

  /** Returns where what has been read since {@code mark} is written; an empty span before this token if nothing was. */
  Span spanFrom(int mark) {
    return position > mark ? tokens.span(mark, position) : tokens.span(position, position);
  }

  /** Returns what has been read since {@code mark} as it is written. */
  String textFrom(int mark) {
    return position > mark
        ? tokens.text().substring(tokens.start(mark), tokens.end(position - 1))
        : "";
  }

  /** Returns the token {@code ahead} tokens from here as it is written. */
  String text(int ahead) {
    return tokens.text(position + ahead);
  }

  /** Returns the tokens themselves. */
  Tokens tokens() {
    return tokens;
  }

  // ---- failures ----

  /** Returns the failure that says what should stand here and what does. */
  ParseFailure expected(String what) {
    return new ParseFailure("expected " + what + " but found " + found(), problem());
  }

  /** Returns the failure that says what should stand {@code ahead} tokens from here. */
  ParseFailure expectedAhead(int ahead, String what) {
    position = Math.min(position + ahead, size);
    return expected(what);
  }

  /** Returns the failure that says that what stands here belongs to nothing. */
  ParseFailure unexpected() {
    return new ParseFailure("unexpected " + found(), problem());
  }

  private Span problem() {
    return position < tokens.size() ? tokens.span(position) : tokens.span(position, position);
  }

  private String found() {
    if (position >= tokens.size()) {
      return "the end of the statement";
    }
    String text = tokens.text(position);
    return '"' + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + '"';
  }

  private static String symbol(TokenKind kind) {
    return switch (kind) {
      case LEFT_PAREN -> "\"(\"";
      case RIGHT_PAREN -> "\")\"";
      case LEFT_BRACKET -> "\"[\"";
      case RIGHT_BRACKET -> "\"]\"";
      case COMMA -> "\",\"";
      case DOT -> "\".\"";
      case NUMBER -> "a number";
      case STRING -> "a string";
      case OPERATOR -> "an operator";
      default -> "something else";
    };
  }
}
