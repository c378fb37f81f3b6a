package dev.rollsafe.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the statements of a script, forward only, one statement at a time. It holds the tokens of the current statement
 * and nothing else, takes time in proportion to the text whatever is wrong with it, and loses no text: what cannot be taken apart
 * is a statement with a {@linkplain #problem problem}.
 */
public final class Splitter {

  /** Rows of data are not worth more. */
  private static final int MOST_TOKENS_OF_DATA = 4_096;

  private static final int MOST_TOKENS = 200_000;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String text;
  private final int limit;
  private final Lexer lexer;
  private final Comments comments;
  private final Tokens tokens;

  private int nextNul;
  /** Whether an end of rows may lie ahead; once looked for in vain, it need not be looked for again. */
  private boolean rowsMayEnd = true;

  private int terminator;
  private int statementEnd;
  private boolean truncated;
  private @Nullable LexicalProblem problem;
  private @Nullable Span copyData;

  private int mostTokens;
  private int parens;
  private int openParen;
  private int atomicDepth;
  private int atomicStart;

  Splitter(String text, int from, int to) {
    this(text, from, to, Places.SAME, new NameCache());
  }

  /** Spans are where {@code places} says that their characters are written. */
  Splitter(String text, int from, int to, Places places, NameCache names) {
    boolean marked = from == 0 && to > 0 && text.charAt(0) == BYTE_ORDER_MARK;
    this.text = text;
    this.limit = to;
    this.lexer = new Lexer(text, marked ? 1 : from, to);
    this.comments = lexer.comments();
    this.tokens = new Tokens(text, places, names);
    this.nextNul = indexOfNul(from);
  }

  /** Looks no further than this part of the text, of which there may be many. */
  private int indexOfNul(int from) {
    if (limit == text.length()) {
      return text.indexOf('\0', from);
    }
    for (int i = from; i < limit; i++) {
      if (text.charAt(i) == '\0') {
        return i;
      }
    }
    return -1;
  }

  /** Moves to the next statement, passing over empty ones; false at the end of the script. */
  public boolean next() {
    comments.truncate(0);
    beginStatement();
    while (true) {
      TokenKind kind = lexer.next();
      if (lexer.problem() != null) {
        return endAtProblem(lexer.problem());
      }
      switch (kind) {
        case SEMICOLON -> {
          if (!endsHere()) {
            add(kind);
          } else if (tokens.size() > 0) {
            return endAtSemicolon();
          } else {
            beginStatement();
          }
        }
        case META_COMMAND -> {
          boolean first = tokens.size() == 0;
          add(kind);
          if (first || StatementShape.commandSends(text, lexer.start(), lexer.end())) {
            return endAtMetaCommand();
          }
        }
        case END -> {
          return endAtEnd();
        }
        default -> {
          track(kind);
          add(kind);
        }
      }
    }
  }

  private void beginStatement() {
    lexer.beginStatement();
    tokens.clear();
    terminator = -1;
    truncated = false;
    problem = null;
    copyData = null;
    mostTokens = MOST_TOKENS;
    parens = 0;
    atomicDepth = 0;
  }

  private void add(TokenKind kind) {
    statementEnd = lexer.end();
    if (tokens.size() < mostTokens) {
      tokens.add(kind, lexer.start(), lexer.end(), lexer.detail());
    } else {
      truncated = true;
    }
  }

  /** Notes what tells where the statement ends. */
  private void track(TokenKind kind) {
    switch (kind) {
      case WORD -> {
        if (lexer.detail() != 0) {
          trackKeyword(KeywordTable.keyword(lexer.detail() - 1));
        }
      }
      case LEFT_PAREN -> {
        if (parens++ == 0) {
          openParen = lexer.start();
        }
      }
      case RIGHT_PAREN -> {
        if (parens == 0) {
          report(LexicalProblem.Kind.UNBALANCED_PARENTHESIS, lexer.start(), lexer.end());
        } else {
          parens--;
        }
      }
      default -> {}
    }
  }

  private void trackKeyword(Keyword keyword) {
    int size = tokens.size();
    if (size == 0) {
      mostTokens = StatementShape.holdsData(keyword) ? MOST_TOKENS_OF_DATA : MOST_TOKENS;
    } else if (keyword == Keyword.ATOMIC) {
      if (atomicDepth == 0 && parens == 0 && StatementShape.opensAtomicBody(tokens)) {
        atomicDepth = 1;
        atomicStart = tokens.start(size - 1);
      }
    } else if (atomicDepth > 0 && !StatementShape.isLabel(tokens)) {
      if (keyword == Keyword.CASE) {
        atomicDepth++;
      } else if (keyword == Keyword.END) {
        atomicDepth--;
      }
    }
  }

  private void report(LexicalProblem.Kind kind, int start, int end) {
    if (problem == null) {
      problem = new LexicalProblem(kind, new Span(start, end));
    }
  }

  /**
   * Tells whether the semicolon found last ends the statement. Only {@code CREATE RULE} and an atomic body may hold one that does
   * not; elsewhere, and before what they cannot hold, something was left open, and the next statement need not suffer for it.
   */
  private boolean endsHere() {
    if (parens == 0 && atomicDepth == 0) {
      return true;
    }
    boolean holdsStatements = atomicDepth > 0 || StatementShape.isRule(tokens);
    if (!StatementShape.beginsAnother(lexer.peekLineStart(), holdsStatements)
        && !lexer.isRestBlank()) {
      return false;
    }
    reportOpen();
    return true;
  }

  private void reportOpen() {
    if (parens > 0) {
      report(LexicalProblem.Kind.UNBALANCED_PARENTHESIS, openParen, openParen + 1);
    } else if (atomicDepth > 0) {
      report(
          LexicalProblem.Kind.UNTERMINATED_ATOMIC_BODY,
          atomicStart,
          atomicStart + "BEGIN".length());
    }
  }

  private boolean endAtSemicolon() {
    terminator = lexer.position() - 1;
    if (StatementShape.readsRows(tokens)) {
      readRows();
    }
    Boolean standardConforming = StatementShape.setsStandardConformingStrings(tokens);
    if (standardConforming != null) {
      lexer.setBackslashInStrings(!standardConforming);
    }
    return end();
  }

  private boolean endAtMetaCommand() {
    if (StatementShape.commandReadsRows(text, lexer.start(), lexer.end())) {
      readRows();
    }
    return end();
  }

  /** The text up to where reading goes on is the statement, whatever it may have been meant to be. */
  private boolean endAtProblem(LexicalProblem.Kind kind) {
    add(lexer.kind());
    int opening = kind == LexicalProblem.Kind.UNTERMINATED_COMMENT
        ? lexer.start() + 2
        : Quoted.contentStart(text, lexer.start());
    report(kind, lexer.start(), opening);
    if (lexer.position() < limit) {
      terminator = lexer.position();
      lexer.moveTo(terminator + 1);
    }
    return end();
  }

  private boolean endAtEnd() {
    if (tokens.size() > 0) {
      reportOpen();
      return end();
    }
    if (nextNul < 0 || nextNul >= limit) {
      return false;
    }
    tokens.add(TokenKind.UNKNOWN, nextNul, nextNul + 1, 0);
    statementEnd = nextNul + 1;
    return end();
  }

  private boolean end() {
    if (truncated && mostTokens == MOST_TOKENS) {
      report(LexicalProblem.Kind.TOO_MANY_TOKENS, tokens.start(0), tokens.end(0));
    }
    skipTrailingComments();
    if (nextNul >= 0 && nextNul < lexer.position()) {
      report(LexicalProblem.Kind.NUL_CHARACTER, nextNul, nextNul + 1);
      nextNul = indexOfNul(lexer.position());
    }
    return true;
  }

  /** Comments on the rest of the line belong to the statement before them, unless another begins on that line. */
  private void skipTrailingComments() {
    int from = lexer.position();
    int passed = comments.size();
    if (!lexer.skipLineRemainder()) {
      lexer.moveTo(from);
      comments.truncate(passed);
    }
  }

  /** Rows begin on the next line and end at a line of {@code \.}; there may be none at all. */
  private void readRows() {
    if (!lexer.skipLineRemainder()) {
      return;
    }
    int from = Extents.newline(text, lexer.position(), limit);
    int last = rowsMayEnd ? Extents.rows(text, from, limit) : Extents.UNTERMINATED;
    if (last != Extents.UNTERMINATED) {
      copyData = new Span(from, last);
      lexer.moveTo(last + Extents.END_OF_ROWS.length());
      return;
    }
    rowsMayEnd = false;
    if (lexer.isRestBlank()) {
      return;
    }
    report(LexicalProblem.Kind.UNTERMINATED_COPY_DATA, tokens.start(0), tokens.end(0));
    if (!StatementShape.beginsAnother(lexer.peekLineStart(), false)) {
      copyData = new Span(from, limit);
      lexer.moveTo(limit);
    }
  }

  /** Returns the tokens of the current statement, valid until {@link #next()}; {@link Tokens#copy()} keeps them. */
  public Tokens tokens() {
    return tokens;
  }

  /** Returns the place of the current statement, from its first token to its last, without the semicolon. */
  public Span span() {
    return tokens.placed(tokens.start(0), statementEnd);
  }

  /** Returns the offset of the semicolon that ends the current statement; -1 if none does. */
  public int terminator() {
    return terminator;
  }

  /** Returns what is wrong with the text of the current statement. */
  public Optional<LexicalProblem> problem() {
    LexicalProblem found = problem;
    return found == null
        ? Optional.empty()
        : Optional.of(new LexicalProblem(
            found.kind(), tokens.placed(found.span().start(), found.span().end())));
  }

  /** Tells whether the statement is so long that {@link #tokens()} holds only its beginning. */
  public boolean truncated() {
    return truncated;
  }

  /** Returns the rows that follow {@code COPY .. FROM STDIN}, without the {@code \.} behind them. */
  public Optional<Span> copyData() {
    Span rows = copyData;
    return rows == null ? Optional.empty() : Optional.of(tokens.placed(rows.start(), rows.end()));
  }

  /**
   * Returns the number of comments that belong to the current statement: those before and inside it, and those behind it on its
   * last line. After {@link #next()} answered false, those at the end of the script.
   */
  public int commentCount() {
    return comments.size();
  }

  /** Returns the place of comment {@code i}, without the end of its line. */
  public Span comment(int i) {
    return tokens.placed(comments.start(i), comments.end(i));
  }

  /** Returns where comment {@code i} begins. */
  public int commentStart(int i) {
    return comments.start(i);
  }

  /** Returns the offset behind comment {@code i}. */
  public int commentEnd(int i) {
    return comments.end(i);
  }
}
