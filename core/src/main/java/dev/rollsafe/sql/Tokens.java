package dev.rollsafe.sql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one statement, without the semicolon that ends it. A {@link Splitter} uses one such list over and over;
 * {@link #copy()} makes one to keep. An index behind the last token is allowed and reads as {@link TokenKind#END}.
 */
public final class Tokens {

  private static final int STYLE = 0b0011;
  private static final int UNTERMINATED = 0b0100;

  private final String text;
  private final Places places;
  private final NameCache names;
  private int size;
  private TokenKind[] kinds;
  /** For a word, the number of its keyword plus one, or zero; for what is quoted, its style and whether it is closed. */
  private short[] details;

  private int[] starts;
  private int[] ends;

  Tokens(String text, Places places, NameCache names) {
    this(text, places, names, 0, new TokenKind[64], new short[64], new int[64], new int[64]);
  }

  private Tokens(
      String text,
      Places places,
      NameCache names,
      int size,
      TokenKind[] kinds,
      short[] details,
      int[] starts,
      int[] ends) {
    this.text = text;
    this.places = places;
    this.names = names;
    this.size = size;
    this.kinds = kinds;
    this.details = details;
    this.starts = starts;
    this.ends = ends;
  }

  static int quotedDetail(int style, boolean terminated) {
    return terminated ? style : style | UNTERMINATED;
  }

  static int style(int quotedDetail) {
    return quotedDetail & STYLE;
  }

  void clear() {
    size = 0;
  }

  void add(TokenKind kind, int start, int end, int detail) {
    if (kind == TokenKind.STRING && endsUnicodeEscape()) {
      size--;
      ends[size - 1] = end;
      return;
    }
    if (size == starts.length) {
      grow();
    }
    kinds[size] = kind;
    details[size] = (short) detail;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  /** {@code U&'..' UESCAPE '!'} is one token, as it is in PostgreSQL; is the string to come the last piece of that? */
  private boolean endsUnicodeEscape() {
    return size > 1
        && keyword(size - 1) == Keyword.UESCAPE
        && isQuoted(size - 2)
        && style(details[size - 2]) == Quoted.UNICODE;
  }

  private void grow() {
    int capacity = size * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    details = Arrays.copyOf(details, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }

  /** Returns the number of tokens. */
  public int size() {
    return size;
  }

  /** Returns what token {@code i} is; {@link TokenKind#END} behind the last. */
  public TokenKind kind(int i) {
    return i < size ? kinds[i] : TokenKind.END;
  }

  /** Returns the keyword that token {@code i} is; null if it is none, as quoted names never are. */
  public @Nullable Keyword keyword(int i) {
    if (i >= size || kinds[i] != TokenKind.WORD || details[i] == 0) {
      return null;
    }
    return KeywordTable.keyword(details[i] - 1);
  }

  /** Returns where token {@code i} begins; behind the last token, where that ends. */
  public int start(int i) {
    return i < size ? starts[i] : end(i);
  }

  /** Returns the offset behind token {@code i}; behind the last token, where that ends. */
  public int end(int i) {
    if (size == 0) {
      return 0;
    }
    return ends[Math.min(i, size - 1)];
  }

  /** Returns the place of token {@code i}. */
  public Span span(int i) {
    return places.span(start(i), end(i));
  }

  /** Returns the place from token {@code from} to the token before {@code toExclusive}; empty if there is none. */
  public Span span(int from, int toExclusive) {
    int start = start(from);
    return places.span(start, toExclusive <= from ? start : Math.max(start, end(toExclusive - 1)));
  }

  /** Returns where the text from {@code start} to {@code end} is written. */
  Span placed(int start, int end) {
    return places.span(start, end);
  }

  /**
   * Returns the text that the offsets count in: that of the whole script, or a {@linkplain #statements quoted} part of it with its
   * quotes undone, whose spans still are those of the script.
   */
  public String text() {
    return text;
  }

  /** Returns token {@code i} as it is written. */
  public String text(int i) {
    return text.substring(start(i), end(i));
  }

  /** Tells whether token {@code i} is {@code lowerCaseWord} without quotes, ignoring ASCII case. */
  public boolean matches(int i, String lowerCaseWord) {
    return kind(i) == TokenKind.WORD && Chars.equalsFolded(text, starts[i], ends[i], lowerCaseWord);
  }

  /**
   * Returns the name that token {@code i} is to PostgreSQL: a word in lower case (A to Z only), a quoted identifier without its
   * quotes and with its escapes decoded, either cut to 63 bytes. A placeholder in it, and a psql variable, stays as it is written.
   *
   * @throws IllegalArgumentException if the token is none of these
   */
  public String identifier(int i) {
    return switch (kind(i)) {
      case WORD -> {
        Keyword keyword = keyword(i);
        yield keyword == null ? names.folded(text, starts[i], ends[i]) : keyword.word();
      }
      case QUOTED_IDENTIFIER -> unquoted(i);
      case VARIABLE -> text(i);
      default ->
        throw new IllegalArgumentException(
            "token " + i + " is no name: " + kind(i) + " " + text(i));
    };
  }

  private String unquoted(int i) {
    int from = contentStart(i);
    int to = contentEnd(i);
    int quote = text.indexOf('"', from);
    if (style(details[i]) == Quoted.PLAIN && (quote < 0 || quote >= to)) {
      return names.exact(text, from, to);
    }
    String name = NameCache.truncated(decoded(i, '"'));
    return names.exact(name, 0, name.length());
  }

  /**
   * Returns the value of string {@code i}: without its quotes, its escapes decoded. Literals that follow each other on lines of
   * their own are tokens of their own.
   *
   * @throws IllegalArgumentException if the token is no string or bit string
   */
  public String stringValue(int i) {
    TokenKind kind = kind(i);
    if (kind != TokenKind.STRING && kind != TokenKind.BIT_STRING) {
      throw new IllegalArgumentException("token " + i + " is no string: " + kind + " " + text(i));
    }
    return decoded(i, '\'');
  }

  /**
   * Returns the value of number {@code i} in decimal: {@code 1_000} and {@code 0x1F} (PostgreSQL 16) are {@code 1000} and {@code 31}.
   *
   * @throws IllegalArgumentException if the token is no number
   */
  public String numberValue(int i) {
    if (kind(i) != TokenKind.NUMBER) {
      throw new IllegalArgumentException(
          "token " + i + " is no number: " + kind(i) + " " + text(i));
    }
    return Extents.decimal(text(i));
  }

  private String decoded(int i, char quote) {
    int from = contentStart(i);
    int to = contentEnd(i);
    return switch (style(details[i])) {
      case Quoted.ESCAPE -> Quoted.escaped(text, from, to);
      case Quoted.UNICODE ->
        Quoted.unicode(Quoted.undoubled(text, from, to, quote), unicodeEscape(i));
      case Quoted.DOLLAR -> text.substring(from, to);
      default -> Quoted.undoubled(text, from, to, quote);
    };
  }

  /** The escape character is named behind the last piece of a string that is continued on further lines. */
  private char unicodeEscape(int i) {
    int last = i;
    while (continuesInUnicode(last + 1)) {
      last++;
    }
    boolean named = ends[last] > contentEnd(last) + 1 && text.charAt(ends[last] - 1) == '\'';
    return named ? text.charAt(ends[last] - 2) : '\\';
  }

  private boolean continuesInUnicode(int i) {
    return kind(i) == TokenKind.STRING
        && style(details[i]) == Quoted.UNICODE
        && text.charAt(starts[i]) == '\'';
  }

  /** Returns where the inside of the quoted token {@code i} begins; for other tokens, where they begin. */
  public int contentStart(int i) {
    return isQuoted(i) ? Math.min(Quoted.contentStart(text, starts[i]), ends[i]) : start(i);
  }

  /** Returns the offset behind the inside of the quoted token {@code i}; for other tokens, where they end. */
  public int contentEnd(int i) {
    if (!isQuoted(i) || (details[i] & UNTERMINATED) != 0) {
      return end(i);
    }
    return switch (style(details[i])) {
      case Quoted.DOLLAR -> ends[i] - (contentStart(i) - starts[i]);
      case Quoted.UNICODE -> Quoted.closingQuote(text, contentStart(i), ends[i]);
      default -> ends[i] - 1;
    };
  }

  /** Tells whether token {@code i} is a string in dollar quotes. */
  public boolean isDollarQuoted(int i) {
    return kind(i) == TokenKind.STRING && style(details[i]) == Quoted.DOLLAR;
  }

  private boolean isQuoted(int i) {
    TokenKind kind = kind(i);
    return kind == TokenKind.STRING
        || kind == TokenKind.QUOTED_IDENTIFIER
        || kind == TokenKind.BIT_STRING;
  }

  /** Returns a pass over the statements that are the value of string {@code i}; their spans are those in the script. */
  public Splitter statements(int i) {
    int from = contentStart(i);
    int to = contentEnd(i);
    if (isWrittenAsIs(i, from, to)) {
      return new Splitter(text, from, to, places, names);
    }
    PlacedText value = new PlacedText();
    value.addString(this, i);
    return value.statements();
  }

  private boolean isWrittenAsIs(int i, int from, int to) {
    int style = style(details[i]);
    if (style == Quoted.DOLLAR) {
      return true;
    }
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\'' || (c == '\\' && style != Quoted.PLAIN)) {
        return false;
      }
    }
    return style != Quoted.UNICODE;
  }

  /** Appends the value of string {@code i} and notes at which offset of this text each of its characters is. */
  void decode(int i, StringBuilder value, Places offsets) {
    int from = contentStart(i);
    int to = contentEnd(i);
    switch (style(details[i])) {
      case Quoted.ESCAPE -> Quoted.escaped(text, from, to, value, offsets);
      case Quoted.PLAIN -> Quoted.undoubled(text, from, to, '\'', value, offsets);
      case Quoted.DOLLAR -> {
        for (int at = from; at < to; at++) {
          value.append(text.charAt(at));
          offsets.fill(value.length(), at);
        }
      }
      default -> {
        value.append(decoded(i, '\''));
        offsets.fill(value.length(), from);
      }
    }
  }

  Places places() {
    return places;
  }

  /** Returns a copy without the tokens from {@code from} to the one before {@code toExclusive}. */
  public Tokens without(int from, int toExclusive) {
    Tokens rest = copy();
    int moved = size - toExclusive;
    System.arraycopy(kinds, toExclusive, rest.kinds, from, moved);
    System.arraycopy(details, toExclusive, rest.details, from, moved);
    System.arraycopy(starts, toExclusive, rest.starts, from, moved);
    System.arraycopy(ends, toExclusive, rest.ends, from, moved);
    rest.size = from + moved;
    return rest;
  }

  /** Returns a copy that stays as it is when the splitter moves on. */
  public Tokens copy() {
    return new Tokens(
        text,
        places,
        names,
        size,
        Arrays.copyOf(kinds, size),
        Arrays.copyOf(details, size),
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size));
  }

  @Override
  public String toString() {
    return size == 0 ? "" : text.substring(starts[0], ends[size - 1]);
  }
}
