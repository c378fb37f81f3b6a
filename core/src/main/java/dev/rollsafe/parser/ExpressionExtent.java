package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/**
 * Finds where an expression ends, without making a tree of it.
 *
 * <p>An expression is operands with operators between them; what is in parentheses or brackets only has to be balanced.
 * That is enough to find the end exactly as PostgreSQL's grammar does, because whatever may follow an expression is
 * never an operator. What the expression means is asked of {@link SqlParser} when somebody wants to know.
 */
final class ExpressionExtent {
  private final Cursor cursor;
  private final boolean restricted;

  private ExpressionExtent(Cursor cursor, boolean restricted) {
    this.cursor = cursor;
    this.restricted = restricted;
  }

  /** Moves over an {@code a_expr}. */
  static void any(Cursor cursor) {
    new ExpressionExtent(cursor, false).read();
  }

  /** Moves over a {@code b_expr}, which leaves NOT, COLLATE, IS NULL and the like to what follows. */
  static void restricted(Cursor cursor) {
    new ExpressionExtent(cursor, true).read();
  }

  private void read() {
    do {
      prefixes();
      OperandExtent.skip(cursor);
    } while (goesOn());
  }

  private void prefixes() {
    boolean more;
    do {
      more = prefixOperator() || namedOperator() || negation();
    } while (more);
  }

  /** The operators that PostgreSQL's grammar names itself stand between two operands, except for the signs. */
  private boolean prefixOperator() {
    if (!cursor.at(TokenKind.OPERATOR) || isComparison(cursor.text(0))) {
      return false;
    }
    cursor.skip();
    return true;
  }

  private static boolean isComparison(String operator) {
    return switch (operator) {
      case "=", "<", ">", "<=", ">=", "<>", "!=", "*", "/", "%", "^" -> true;
      default -> false;
    };
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
}
