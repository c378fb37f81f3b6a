package dev.rollsafe.effect;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a condition that compare a column with constants, as far as they are joined by AND: {@code c >= 1}, {@code c =
 * 'x'}, {@code c IN (1, 2)}. All else is left out, so that a condition says at least what its terms say.
 */
final class Comparisons {

  /**
   * A term.
   *
   * @param column the column
   * @param operator the operator; {@code =} with several values is IN
   * @param values the constants
   */
  record Term(String column, String operator, List<Constant> values) {}

  /**
   * A constant.
   *
   * @param text a string's content, or a number as written
   * @param number whether it is a number
   */
  record Constant(String text, boolean number) {

    /** Compares two constants where their order is certain: numbers, and dates as ISO writes them; null otherwise. */
    @Nullable
    Integer compare(Constant other) {
      if (number && other.number) {
        return new BigDecimal(text).compareTo(new BigDecimal(other.text));
      }
      if (text.equals(other.text)) {
        return 0;
      }
      boolean dates = isIsoDate(text) && isIsoDate(other.text);
      return dates ? Integer.valueOf(text.compareTo(other.text)) : null;
    }

    private static boolean isIsoDate(String text) {
      if (text.length() != 10) {
        return false;
      }
      for (int i = 0; i < 10; i++) {
        boolean dash = i == 4 || i == 7;
        if (dash ? text.charAt(i) != '-' : !isDigit(text.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }

  private final Tokens tokens;
  private int at;

  private Comparisons(Tokens tokens, int at) {
    this.tokens = tokens;
    this.at = at;
  }

  /** Returns the terms of a condition. */
  static List<Term> of(String condition) {
    List<Term> terms = new ArrayList<>();
    Splitter splitter = Script.of("", condition).statements();
    if (splitter.next() && splitter.problem().isEmpty()) {
      Tokens tokens = splitter.tokens();
      collect(tokens, 0, tokens.size(), terms);
    }
    return terms;
  }

  /** Returns the terms of each of the alternatives that OR joins in a condition: one where there is no OR. */
  static List<List<Term>> alternatives(String condition) {
    List<List<Term>> alternatives = new ArrayList<>();
    Splitter splitter = Script.of("", condition).statements();
    if (!splitter.next() || splitter.problem().isPresent()) {
      return List.of(List.of());
    }
    Tokens tokens = splitter.tokens();
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      boolean end = i == tokens.size();
      TokenKind kind = tokens.kind(i);
      depth += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
      if (end || (depth == 0 && is(tokens, i, "or"))) {
        List<Term> terms = new ArrayList<>();
        collect(tokens, start, i, terms);
        alternatives.add(terms);
        start = i + 1;
      }
    }
    return alternatives;
  }

  private static void collect(Tokens tokens, int from, int to, List<Term> terms) {
    int start = from;
    int depth = 0;
    for (int i = from; i < to; i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.LEFT_PAREN) {
        depth++;
      } else if (kind == TokenKind.RIGHT_PAREN) {
        depth--;
      } else if (depth == 0 && is(tokens, i, "or")) {
        return;
      } else if (depth == 0 && is(tokens, i, "between")) {
        // Its AND joins no terms.
        return;
      }
    }
    depth = 0;
    for (int i = from; i < to; i++) {
      TokenKind kind = tokens.kind(i);
      depth += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
      if (depth == 0 && is(tokens, i, "and")) {
        term(tokens, start, i, terms);
        start = i + 1;
      }
    }
    term(tokens, start, to, terms);
  }

  private static boolean is(Tokens tokens, int i, String word) {
    return tokens.kind(i) == TokenKind.WORD && tokens.matches(i, word);
  }

  private static void term(Tokens tokens, int from, int to, List<Term> terms) {
    boolean whole = to - from > 2
        && tokens.kind(from) == TokenKind.LEFT_PAREN
        && closing(tokens, from) == to - 1;
    if (whole) {
      collect(tokens, from + 1, to - 1, terms);
      return;
    }
    Term term = new Comparisons(tokens, from).read(to);
    if (term != null) {
      terms.add(term);
    }
  }

  private static int closing(Tokens tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.kind(i) == TokenKind.LEFT_PAREN) {
        depth++;
      } else if (tokens.kind(i) == TokenKind.RIGHT_PAREN && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Term read(int end) {
    TokenKind kind = tokens.kind(at);
    if (at >= end || (kind != TokenKind.WORD && kind != TokenKind.QUOTED_IDENTIFIER)) {
      return null;
    }
    String column = tokens.identifier(at++);
    if (is(tokens, at, "in") && tokens.kind(at + 1) == TokenKind.LEFT_PAREN) {
      at += 2;
      List<Constant> values = list();
      return values == null || at != end ? null : new Term(column, "=", values);
    }
    if (tokens.kind(at) != TokenKind.OPERATOR) {
      return null;
    }
    String operator = tokens.text(at++);
    Constant value = constant();
    return value == null || at != end ? null : new Term(column, operator, List.of(value));
  }

  /** Reads constants up to the closing parenthesis, which is behind it then. */
  @Nullable
  List<Constant> list() {
    List<Constant> values = new ArrayList<>();
    while (true) {
      Constant value = constant();
      if (value == null) {
        return null;
      }
      values.add(value);
      TokenKind kind = tokens.kind(at++);
      if (kind == TokenKind.RIGHT_PAREN) {
        return values;
      }
      if (kind != TokenKind.COMMA) {
        return null;
      }
    }
  }

  /** Reads a number or a string, with a type before or a cast behind it that does not matter. */
  private @Nullable Constant constant() {
    if (tokens.kind(at) == TokenKind.WORD && tokens.kind(at + 1) == TokenKind.STRING) {
      at++;
    }
    Constant value = null;
    if (tokens.kind(at) == TokenKind.STRING) {
      value = new Constant(tokens.stringValue(at++), false);
    } else {
      boolean negative =
          tokens.kind(at) == TokenKind.OPERATOR && tokens.text(at).equals("-");
      int number = negative ? at + 1 : at;
      if (tokens.kind(number) == TokenKind.NUMBER && isDecimal(tokens.text(number))) {
        value = new Constant((negative ? "-" : "") + tokens.text(number), true);
        at = number + 1;
      }
    }
    while (value != null
        && tokens.kind(at) == TokenKind.TYPECAST
        && tokens.kind(at + 1) == TokenKind.WORD) {
      at += 2;
    }
    return value;
  }

  private static boolean isDecimal(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** Returns the constants in the parentheses at {@code from}; null where there is anything else. */
  static @Nullable List<Constant> constants(Tokens tokens, int from) {
    Comparisons reader = new Comparisons(tokens, from + 1);
    return reader.list();
  }
}
