package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an expression ends, without making a tree of it.
 *
 * <p>An expression is operands with operators between them; what is in parentheses or brackets only has to be balanced.
 * That is enough to find the end exactly as PostgreSQL's grammar does, because whatever may follow an expression is
 * never an operator. What the expression means is asked of {@link SqlParser} when somebody wants to know.
 */
final class ExpressionReader {
  private final Cursor cursor;
  private final boolean restricted;

  private ExpressionReader(Cursor cursor, boolean restricted) {
    this.cursor = cursor;
    this.restricted = restricted;
  }

  /** Moves over an {@code a_expr}. */
  static void any(Cursor cursor) {
    new ExpressionReader(cursor, false).read();
  }

  /** Moves over a {@code b_expr}, which leaves NOT, COLLATE, IS NULL and the like to what follows. */
  static void restricted(Cursor cursor) {
    new ExpressionReader(cursor, true).read();
  }

  /** Moves over one operand, such as a function call. */
  static void operand(Cursor cursor) {
    new ExpressionReader(cursor, true).operand();
  }

  private void read() {
    do {
      prefixes();
      operand();
    } while (goesOn());
  }

  private void prefixes() {
    boolean more;
    do {
      more = cursor.accept(TokenKind.OPERATOR) || namedOperator() || negation();
    } while (more);
  }

  private boolean negation() {
    return !restricted && cursor.accept(Keyword.NOT);
  }

  /** Moves over what stands behind an operand; says whether an operator is the last of it. */
  private boolean goesOn() {
    boolean more;
    do {
      more = suffix() || looseSuffix();
    } while (more);
    return infix() || looseInfix();
  }

  // ---- behind an operand ----

  private boolean suffix() {
    switch (cursor.kind()) {
      case TYPECAST -> {
        cursor.skip();
        cursor.type();
        return true;
      }
      case LEFT_BRACKET -> {
        cursor.skipBrackets();
        return true;
      }
      case DOT -> {
        cursor.skip();
        if (!cursor.acceptOperator("*")) {
          cursor.label("a column name");
        }
        return true;
      }
      default -> {
        return cursor.at(Keyword.IS) && isTestOfDocument();
      }
    }
  }

  /** {@code IS [NOT] DOCUMENT} and {@code NORMALIZED} may stand even where constraints follow. */
  private boolean isTestOfDocument() {
    int start = cursor.mark();
    cursor.skip();
    cursor.accept(Keyword.NOT);
    if (cursor.accept(Keyword.DOCUMENT) || cursor.accept(Keyword.NORMALIZED)) {
      return true;
    }
    if (cursor.keyword(1) == Keyword.NORMALIZED && cursor.atLabel(0)) {
      cursor.skip();
      cursor.skip();
      return true;
    }
    cursor.reset(start);
    return false;
  }

  private boolean looseSuffix() {
    Keyword keyword = cursor.keyword();
    if (restricted || keyword == null) {
      return false;
    }
    switch (keyword) {
      case COLLATE -> {
        cursor.skip();
        cursor.qualifiedName("a collation");
        return true;
      }
      case ISNULL, NOTNULL -> {
        cursor.skip();
        return true;
      }
      case IS -> {
        return isTest();
      }
      case IN -> {
        cursor.skip();
        cursor.skipParentheses();
        return true;
      }
      case NOT -> {
        if (cursor.accept(Keyword.NOT, Keyword.IN)) {
          cursor.skipParentheses();
          return true;
        }
        return false;
      }
      case AT -> {
        if (cursor.keyword(1) == Keyword.LOCAL) {
          cursor.skip();
          cursor.skip();
          return true;
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean isTest() {
    int start = cursor.mark();
    cursor.skip();
    cursor.accept(Keyword.NOT);
    if (cursor.accept(Keyword.NULL)
        || cursor.accept(Keyword.TRUE)
        || cursor.accept(Keyword.FALSE)
        || cursor.accept(Keyword.UNKNOWN)) {
      return true;
    }
    if (cursor.accept(Keyword.OF)) {
      cursor.skipParentheses();
      return true;
    }
    if (cursor.acceptWord("json")) {
      jsonTest();
      return true;
    }
    cursor.reset(start);
    return false;
  }

  private void jsonTest() {
    if (cursor.at(Keyword.VALUE)
        || cursor.at(Keyword.ARRAY)
        || cursor.at(Keyword.OBJECT)
        || cursor.atWord("scalar")) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.WITH, Keyword.UNIQUE)
        || cursor.accept(Keyword.WITHOUT, Keyword.UNIQUE)) {
      cursor.acceptWord("keys");
    }
  }

  // ---- between operands ----

  private boolean infix() {
    return cursor.accept(TokenKind.OPERATOR)
        || namedOperator()
        || cursor.accept(Keyword.IS, Keyword.DISTINCT, Keyword.FROM)
        || isNotDistinctFrom();
  }

  private boolean isNotDistinctFrom() {
    return cursor.keyword(3) == Keyword.FROM
        && cursor.accept(Keyword.IS, Keyword.NOT, Keyword.DISTINCT)
        && cursor.accept(Keyword.FROM);
  }

  private boolean looseInfix() {
    Keyword keyword = cursor.keyword();
    if (restricted || keyword == null) {
      return false;
    }
    switch (keyword) {
      case AND, OR, OVERLAPS, LIKE, ILIKE, ESCAPE -> {
        cursor.skip();
        return true;
      }
      case SIMILAR -> {
        return cursor.accept(Keyword.SIMILAR, Keyword.TO);
      }
      case BETWEEN -> {
        return between();
      }
      case AT -> {
        return cursor.accept(Keyword.AT, Keyword.TIME, Keyword.ZONE);
      }
      case NOT -> {
        return negated();
      }
      default -> {
        return false;
      }
    }
  }

  private boolean negated() {
    return cursor.accept(Keyword.NOT, Keyword.LIKE)
        || cursor.accept(Keyword.NOT, Keyword.ILIKE)
        || cursor.accept(Keyword.NOT, Keyword.SIMILAR, Keyword.TO)
        || (cursor.keyword(1) == Keyword.BETWEEN && cursor.accept(Keyword.NOT) && between());
  }

  /** The AND of BETWEEN is read as any other AND. */
  private boolean between() {
    cursor.skip();
    if (!cursor.accept(Keyword.SYMMETRIC)) {
      cursor.accept(Keyword.ASYMMETRIC);
    }
    return true;
  }

  private boolean namedOperator() {
    if (cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      cursor.skipParentheses();
      return true;
    }
    return false;
  }

  // ---- operands ----

  private void operand() {
    switch (cursor.kind()) {
      case NUMBER, BIT_STRING, PARAMETER -> cursor.skip();
      case STRING -> cursor.string("a value");
      case LEFT_PAREN -> cursor.skipParentheses();
      case QUOTED_IDENTIFIER, VARIABLE -> name();
      case WORD -> word(cursor.keyword());
      default -> throw cursor.expected("an expression");
    }
  }

  private void word(@Nullable Keyword keyword) {
    if (keyword == null) {
      name();
      return;
    }
    switch (keyword) {
      case CASE -> caseToEnd();
      case ARRAY -> array();
      case CAST -> name();
      case ANY, ALL, SOME, UNIQUE -> {
        cursor.skip();
        cursor.skipParentheses();
      }
      case NULL,
          TRUE,
          FALSE,
          USER,
          CURRENT_CATALOG,
          CURRENT_DATE,
          CURRENT_ROLE,
          CURRENT_SCHEMA,
          CURRENT_USER,
          SESSION_USER -> valueWord();
      case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> timeWord();
      case COLLATION -> collationFor();
      case DOUBLE, NATIONAL, TIMESTAMP, TIME, INTERVAL, CHARACTER, CHAR, NCHAR, BIT ->
        constantOfType();
      default -> otherWord(keyword);
    }
  }

  private void otherWord(Keyword keyword) {
    if (keyword.category() == Keyword.Category.RESERVED && !cursor.atWord("system_user")) {
      throw cursor.expected("an expression");
    }
    name();
  }

  private void valueWord() {
    if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
      name();
    } else {
      cursor.skip();
    }
  }

  private void timeWord() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
  }

  private void array() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_BRACKET)) {
      cursor.skipBrackets();
    } else {
      cursor.skipParentheses();
    }
  }

  private void collationFor() {
    cursor.expect(Keyword.COLLATION, Keyword.FOR);
    cursor.skipParentheses();
  }

  /** A type of several words before a string is a constant; the same words alone are names. */
  private void constantOfType() {
    int start = cursor.mark();
    if (mayBeType()) {
      boolean interval = cursor.at(Keyword.INTERVAL);
      cursor.type();
      if (cursor.at(TokenKind.STRING)) {
        cursor.string("a value");
        if (interval) {
          TypeReader.intervalFields(cursor);
        }
        return;
      }
      cursor.reset(start);
    }
    name();
  }

  private boolean mayBeType() {
    if (cursor.at(Keyword.NATIONAL)) {
      return cursor.keyword(1) == Keyword.CHARACTER || cursor.keyword(1) == Keyword.CHAR;
    }
    return cursor.kind(1) != TokenKind.DOT && cursor.kind(1) != TokenKind.LEFT_BRACKET;
  }

  private void name() {
    cursor.label("an expression");
    while (cursor.at(TokenKind.DOT) && cursor.atLabel(1)) {
      cursor.skip();
      cursor.skip();
    }
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
      behindCall();
    }
    if (cursor.at(TokenKind.STRING)) {
      cursor.string("a value");
    }
  }

  private void behindCall() {
    if (cursor.accept(Keyword.WITHIN, Keyword.GROUP)) {
      cursor.skipParentheses();
    }
    if (cursor.at(Keyword.FILTER) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      cursor.skipParentheses();
    }
    if (cursor.accept(Keyword.OVER)) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else {
        cursor.identifier("a window name");
      }
    }
  }

  /** Moves from CASE behind the END that belongs to it. */
  private void caseToEnd() {
    int depth = 0;
    do {
      switch (cursor.kind()) {
        case LEFT_PAREN -> cursor.skipParentheses();
        case RIGHT_PAREN, END -> throw cursor.expected("END of CASE");
        case DOT -> {
          cursor.skip();
          cursor.skip();
        }
        default -> {
          if (cursor.at(Keyword.CASE)) {
            depth++;
          } else if (cursor.at(Keyword.END)) {
            depth--;
          }
          cursor.skip();
        }
      }
    } while (depth > 0);
  }
}
