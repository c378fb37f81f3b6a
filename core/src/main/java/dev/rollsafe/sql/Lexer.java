package dev.rollsafe.sql;

import org.jspecify.annotations.Nullable;

/**
 * Takes text apart into tokens, one per call, the way PostgreSQL's {@code scan.l} and psql's {@code psqlscan.l} do. Of statements
 * it knows only what it is told: that one begins.
 */
final class Lexer {

  private final String text;
  private final int limit;
  private final Comments comments = new Comments();
  private int position;
  private boolean backslashInStrings;
  private int brackets;

  private TokenKind kind = TokenKind.END;
  private int start;
  private int end;
  private int detail;
  private LexicalProblem.@Nullable Kind problem;

  Lexer(String text, int from, int to) {
    this.text = text;
    this.position = from;
    this.limit = to;
  }

  /** What the token found last is. */
  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** See {@link Tokens#add}. */
  int detail() {
    return detail;
  }

  /** What is wrong with the token found last, if anything; reading goes on where a statement may begin again. */
  LexicalProblem.@Nullable Kind problem() {
    return problem;
  }

  /** The comments passed over so far. */
  Comments comments() {
    return comments;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /** Forgets the tokens before, as none of them matters to the first of a statement. */
  void beginStatement() {
    kind = TokenKind.END;
    brackets = 0;
  }

  /** Reads strings without a prefix as PostgreSQL does with {@code standard_conforming_strings} off. */
  void setBackslashInStrings(boolean backslashInStrings) {
    this.backslashInStrings = backslashInStrings;
  }

  /** Finds the next token; {@link TokenKind#END} at the end of the text. */
  TokenKind next() {
    problem = null;
    boolean blank = skipBlank();
    start = position;
    if (!blank) {
      problem = LexicalProblem.Kind.UNTERMINATED_COMMENT;
      kind = found(TokenKind.UNKNOWN, limit, 0);
    } else if (position >= limit) {
      kind = found(TokenKind.END, limit, 0);
    } else {
      kind = token(text.charAt(position));
    }
    end = position;
    return kind;
  }

  /** Passes over spaces and comments; false in front of a comment that never ends. */
  private boolean skipBlank() {
    while (position < limit) {
      char c = text.charAt(position);
      if (Chars.isSpace(c)) {
        position++;
      } else if ((c != '-' && c != '/') || !Extents.isCommentStart(text, position, limit)) {
        return true;
      } else if (!skipComment(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean skipComment(char first) {
    int after = first == '-'
        ? Extents.line(text, position, limit)
        : Extents.blockComment(text, position, limit);
    if (after == Extents.UNTERMINATED) {
      return false;
    }
    comments.add(position, after);
    position = after;
    return true;
  }

  /** Passes over spaces and comments as long as the line lasts; false if there is something else on it. */
  boolean skipLineRemainder() {
    while (true) {
      position = Extents.horizontalSpace(text, position, limit);
      if (position >= limit || Chars.isNewline(text.charAt(position))) {
        return true;
      }
      int from = position;
      char c = text.charAt(position);
      if (!Extents.isCommentStart(text, position, limit) || !skipComment(c)) {
        return false;
      }
      if (c == '/' && Extents.line(text, from, position) < position) {
        return true;
      }
    }
  }

  /** Returns the keyword that the next line with anything on it begins with, if it does; leaves everything as it was. */
  @Nullable
  Keyword peekLineStart() {
    int from = position;
    int passed = comments.size();
    Keyword keyword = skipLineRemainder() && skipBlank() ? peekKeyword() : null;
    position = from;
    comments.truncate(passed);
    return keyword;
  }

  /** Tells whether nothing but spaces and comments follows; leaves everything as it was. */
  boolean isRestBlank() {
    int from = position;
    int passed = comments.size();
    boolean blank = skipBlank() && position >= limit;
    position = from;
    comments.truncate(passed);
    return blank;
  }

  private @Nullable Keyword peekKeyword() {
    int number = KeywordTable.find(text, position, Extents.word(text, position, limit));
    return number < 0 ? null : KeywordTable.keyword(number);
  }

  private TokenKind token(char c) {
    return switch (Chars.type(c)) {
      case Chars.LETTER -> word(position + 1);
      case Chars.PREFIX_LETTER -> prefixed(c);
      case Chars.DIGIT -> found(TokenKind.NUMBER, Extents.number(text, position, limit), 0);
      case Chars.OPERATOR -> found(TokenKind.OPERATOR, Extents.operator(text, position, limit), 0);
      case Chars.QUOTE -> string();
      case Chars.DOUBLE_QUOTE -> quoted(TokenKind.QUOTED_IDENTIFIER, position + 1, Quoted.PLAIN);
      case Chars.DOLLAR -> dollar();
      case Chars.DOT -> dot();
      case Chars.COLON -> colon();
      case Chars.BACKSLASH -> backslash();
      case Chars.LEFT_PAREN -> single(TokenKind.LEFT_PAREN);
      case Chars.RIGHT_PAREN -> single(TokenKind.RIGHT_PAREN);
      case Chars.LEFT_BRACKET -> bracket(TokenKind.LEFT_BRACKET, 1);
      case Chars.RIGHT_BRACKET -> bracket(TokenKind.RIGHT_BRACKET, -1);
      case Chars.COMMA -> single(TokenKind.COMMA);
      case Chars.SEMICOLON -> single(TokenKind.SEMICOLON);
      default -> single(TokenKind.UNKNOWN);
    };
  }

  private TokenKind found(TokenKind token, int tokenEnd, int tokenDetail) {
    position = tokenEnd;
    detail = tokenDetail;
    return token;
  }

  private TokenKind single(TokenKind token) {
    return found(token, position + 1, 0);
  }

  private TokenKind bracket(TokenKind token, int change) {
    brackets = Math.max(0, brackets + change);
    return single(token);
  }

  private TokenKind word(int from) {
    int wordEnd = Extents.word(text, from, limit);
    return found(TokenKind.WORD, wordEnd, KeywordTable.find(text, position, wordEnd) + 1);
  }

  /** {@code E'..'}, {@code N'..'}, {@code B'..'}, {@code X'..'}, {@code U&'..'}, {@code U&"..."} or just a word. */
  private TokenKind prefixed(char c) {
    char next = Extents.at(text, position + 1, limit);
    boolean unicode = next == '&' && (c == 'u' || c == 'U');
    char quote = unicode ? Extents.at(text, position + 2, limit) : next;
    if (unicode && quote == '"') {
      return quoted(TokenKind.QUOTED_IDENTIFIER, position + 3, Quoted.UNICODE);
    }
    if (quote != '\'') {
      return word(position + 1);
    }
    if (unicode) {
      return quoted(TokenKind.STRING, position + 3, Quoted.UNICODE);
    }
    return switch (Chars.fold(c)) {
      case 'e' -> quoted(TokenKind.STRING, position + 2, Quoted.ESCAPE);
      case 'n' -> quoted(TokenKind.STRING, position + 2, plainStyle());
      case 'b', 'x' -> quoted(TokenKind.BIT_STRING, position + 2, Quoted.PLAIN);
      default -> word(position + 1);
    };
  }

  private int plainStyle() {
    return backslashInStrings ? Quoted.ESCAPE : Quoted.PLAIN;
  }

  /** A string without a prefix; if it continues the one on the line before, it is read as that one was. */
  private TokenKind string() {
    if (kind == TokenKind.BIT_STRING && isContinuation()) {
      return quoted(TokenKind.BIT_STRING, position + 1, Quoted.PLAIN);
    }
    if (kind == TokenKind.STRING && Tokens.style(detail) != Quoted.DOLLAR && isContinuation()) {
      return quoted(TokenKind.STRING, position + 1, Tokens.style(detail));
    }
    return quoted(TokenKind.STRING, position + 1, plainStyle());
  }

  /** Tells whether there is a line break and no block comment since the token before. */
  private boolean isContinuation() {
    boolean newline = false;
    int at = end;
    while (at < position) {
      char c = text.charAt(at);
      if (c == '/') {
        return false;
      }
      newline |= Chars.isNewline(c);
      at = c == '-' ? Extents.line(text, at, position) : at + 1;
    }
    return newline;
  }

  private TokenKind quoted(TokenKind token, int contentStart, int style) {
    char quote = text.charAt(contentStart - 1);
    int after = token == TokenKind.BIT_STRING
        ? Extents.bits(text, contentStart, limit)
        : Extents.quoted(text, contentStart, limit, quote, style == Quoted.ESCAPE);
    if (after != Extents.UNTERMINATED) {
      return found(token, after, style);
    }
    problem = quote == '"'
        ? LexicalProblem.Kind.UNTERMINATED_IDENTIFIER
        : LexicalProblem.Kind.UNTERMINATED_STRING;
    return found(
        token, Extents.recovery(text, contentStart, limit), Tokens.quotedDetail(style, false));
  }

  private TokenKind dollar() {
    char next = Extents.at(text, position + 1, limit);
    if (Chars.isDigit(next)) {
      int digit = position + 2;
      while (Chars.isDigit(Extents.at(text, digit, limit))) {
        digit++;
      }
      return found(TokenKind.PARAMETER, digit, 0);
    }
    int placeholder = Extents.placeholder(text, position, limit);
    if (placeholder != Extents.UNTERMINATED) {
      return word(placeholder);
    }
    int contentStart = Extents.dollarTag(text, position, limit);
    if (contentStart == Extents.UNTERMINATED) {
      return single(TokenKind.UNKNOWN);
    }
    int after = Extents.dollarQuoted(text, position, contentStart, limit);
    if (after == Extents.UNTERMINATED) {
      problem = LexicalProblem.Kind.UNTERMINATED_DOLLAR_QUOTE;
      return found(TokenKind.STRING, limit, Tokens.quotedDetail(Quoted.DOLLAR, false));
    }
    return found(TokenKind.STRING, after, Quoted.DOLLAR);
  }

  private TokenKind dot() {
    char next = Extents.at(text, position + 1, limit);
    if (Chars.isDigit(next)) {
      return found(TokenKind.NUMBER, Extents.number(text, position, limit), 0);
    }
    return next == '.' ? found(TokenKind.OPERATOR, position + 2, 0) : single(TokenKind.DOT);
  }

  private TokenKind colon() {
    char next = Extents.at(text, position + 1, limit);
    if (next == ':') {
      return found(TokenKind.TYPECAST, position + 2, 0);
    }
    if (next == '=') {
      return found(TokenKind.OPERATOR, position + 2, 0);
    }
    int variable = mayBeVariable() ? Extents.variable(text, position, limit) : Extents.UNTERMINATED;
    return variable == Extents.UNTERMINATED
        ? single(TokenKind.COLON)
        : found(TokenKind.VARIABLE, variable, 0);
  }

  /** In {@code a[1:n]} and {@code JSON_OBJECT('key':value)} the colon only separates. */
  private boolean mayBeVariable() {
    return brackets == 0 && kind != TokenKind.STRING && kind != TokenKind.NUMBER;
  }

  /** A psql meta-command; {@code \;} is psql for a semicolon that does not send the statement yet. */
  private TokenKind backslash() {
    if (Extents.at(text, position + 1, limit) == ';') {
      return found(TokenKind.SEMICOLON, position + 2, 0);
    }
    return found(TokenKind.META_COMMAND, metaCommandEnd(), 0);
  }

  private int metaCommandEnd() {
    int after = Extents.line(text, position, limit);
    while (Chars.isSpace(text.charAt(after - 1))) {
      after--;
    }
    return after;
  }
}
