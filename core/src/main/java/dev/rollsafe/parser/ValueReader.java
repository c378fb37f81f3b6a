package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions for their facts: {@code a_expr} of PostgreSQL's grammar, by climbing its precedences (manual, section
 * 4.1.6). What it cannot read ends in a {@link ParseFailure}; then JSqlParser is asked.
 *
 * <p>{@link ExpressionExtent} only finds where an expression ends, which is all that parsing a statement needs.
 */
final class ValueReader {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int IS = 4;
  private static final int COMPARISON = 5;
  private static final int RANGE = 6;
  private static final int OPERATOR = 7;
  private static final int SUM = 8;
  private static final int PRODUCT = 9;
  private static final int POWER = 10;
  private static final int AT = 11;
  private static final int COLLATE = 12;
  private static final int SIGN = 13;
  private static final int NONE = 0;

  /** Deeper ones are refused: every level takes several stack frames, and nobody writes such a thing by hand. */
  private static final int MAX_DEPTH = 200;

  final Cursor cursor;
  final References references;
  final OperandReader operands;
  final QueryReader queries;
  private int depth;

  ValueReader(Cursor cursor, References references) {
    this.cursor = cursor;
    this.references = references;
    this.operands = new OperandReader(this);
    this.queries = new QueryReader(this);
  }

  /** Reads an expression. */
  Meaning expression() {
    return climb(OR);
  }

  /** Reads an expression that a keyword such as IN or FROM ends, as within {@code position(a IN b)}. */
  Meaning simpleExpression() {
    return climb(OPERATOR);
  }

  /** Reads expressions between commas. */
  void expressions() {
    do {
      expression();
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Counts a level of nesting; whoever calls it calls {@link #leave} as well, unless the reading fails. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw cursor.unexpected();
    }
  }

  void leave() {
    depth--;
  }

  private Meaning climb(int lowest) {
    enter();
    Meaning left = prefix();
    for (int level = level(); level >= lowest && level != NONE; level = level()) {
      left = infix(level, left);
    }
    leave();
    return left;
  }

  private Meaning prefix() {
    if (cursor.accept(Keyword.NOT)) {
      return climb(NOT).not();
    }
    if (cursor.atOperator("-") || cursor.atOperator("+")) {
      cursor.skip();
      climb(SIGN);
      return Meaning.NOTHING;
    }
    if (cursor.at(TokenKind.OPERATOR) || atNamedOperator()) {
      operator();
      climb(SUM);
      return Meaning.NOTHING;
    }
    return operands.operand();
  }

  // ---- what stands here between or behind operands ----

  private int level() {
    if (cursor.at(TokenKind.OPERATOR)) {
      return operatorLevel();
    }
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return NONE;
    }
    switch (keyword) {
      case OR -> {
        return OR;
      }
      case AND -> {
        return AND;
      }
      case IS, ISNULL, NOTNULL -> {
        return IS;
      }
      case BETWEEN, IN, LIKE, ILIKE, SIMILAR, OVERLAPS -> {
        return RANGE;
      }
      case NOT -> {
        return isNegatable(cursor.keyword(1)) ? RANGE : NONE;
      }
      case OPERATOR -> {
        return atNamedOperator() ? OPERATOR : NONE;
      }
      case AT -> {
        return cursor.keyword(1) == Keyword.TIME || cursor.keyword(1) == Keyword.LOCAL ? AT : NONE;
      }
      case COLLATE -> {
        return COLLATE;
      }
      default -> {
        return NONE;
      }
    }
  }

  private static boolean isNegatable(@Nullable Keyword keyword) {
    return keyword == Keyword.BETWEEN
        || keyword == Keyword.IN
        || keyword == Keyword.LIKE
        || keyword == Keyword.ILIKE
        || keyword == Keyword.SIMILAR;
  }

  private int operatorLevel() {
    switch (cursor.text(0)) {
      case "=", "<", ">", "<=", ">=", "<>", "!=" -> {
        return COMPARISON;
      }
      case "+", "-" -> {
        return SUM;
      }
      case "*", "/", "%" -> {
        return PRODUCT;
      }
      case "^" -> {
        return POWER;
      }
      case ":=", "=>", ".." -> {
        return NONE;
      }
      default -> {
        return OPERATOR;
      }
    }
  }

  private boolean atNamedOperator() {
    return cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN;
  }

  private void operator() {
    if (cursor.accept(Keyword.OPERATOR)) {
      cursor.skipParentheses();
    } else {
      cursor.skip();
    }
  }

  // ---- reading it ----

  private Meaning infix(int level, Meaning left) {
    switch (level) {
      case OR -> {
        cursor.skip();
        return left.or(climb(AND));
      }
      case AND -> {
        cursor.skip();
        return left.and(climb(NOT));
      }
      case IS -> {
        return test(left);
      }
      case COMPARISON -> {
        return comparison(left);
      }
      case RANGE -> {
        return range();
      }
      case AT -> {
        return atTimeZone();
      }
      case COLLATE -> {
        cursor.skip();
        cursor.qualifiedName("a collation");
        return Meaning.labelled(left.label(), left.firmness());
      }
      default -> {
        operator();
        rightOperand(level);
        return Meaning.NOTHING;
      }
    }
  }

  private Meaning comparison(Meaning left) {
    boolean equal = cursor.atOperator("=");
    cursor.skip();
    Meaning right = rightOperand(COMPARISON);
    return equal ? left.equalTo(right) : Meaning.NOTHING;
  }

  /** Reads what stands behind an operator: an operand, or {@code ANY (..)} of an array or a query. */
  private Meaning rightOperand(int level) {
    boolean quantified =
        cursor.at(Keyword.ANY) || cursor.at(Keyword.SOME) || cursor.at(Keyword.ALL);
    if (!quantified || cursor.kind(1) != TokenKind.LEFT_PAREN) {
      return climb(level + 1);
    }
    cursor.skip();
    operands.parenthesised();
    return Meaning.NOTHING;
  }

  private Meaning test(Meaning tested) {
    if (cursor.accept(Keyword.ISNULL)) {
      return tested.nullTest(false);
    }
    if (cursor.accept(Keyword.NOTNULL)) {
      return tested.nullTest(true);
    }
    cursor.expect(Keyword.IS);
    boolean not = cursor.accept(Keyword.NOT);
    if (cursor.accept(Keyword.NULL)) {
      return tested.nullTest(not);
    }
    if (cursor.accept(Keyword.DISTINCT, Keyword.FROM)) {
      Meaning other = climb(IS + 1);
      // IS NOT DISTINCT FROM NULL becomes a null test in the server's parser
      return other.isNull() ? tested.nullTest(!not) : Meaning.NOTHING;
    }
    otherTest();
    return Meaning.NOTHING;
  }

  private void otherTest() {
    if (cursor.accept(Keyword.TRUE)
        || cursor.accept(Keyword.FALSE)
        || cursor.accept(Keyword.UNKNOWN)
        || cursor.accept(Keyword.DOCUMENT)
        || cursor.accept(Keyword.NORMALIZED)) {
      return;
    }
    if (cursor.keyword(1) == Keyword.NORMALIZED) {
      cursor.skip();
      cursor.skip();
      return;
    }
    cursor.expect(Keyword.JSON);
    if (cursor.at(Keyword.VALUE)
        || cursor.at(Keyword.ARRAY)
        || cursor.at(Keyword.OBJECT)
        || cursor.at(Keyword.SCALAR)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.WITH, Keyword.UNIQUE)
        || cursor.accept(Keyword.WITHOUT, Keyword.UNIQUE)) {
      cursor.accept(Keyword.KEYS);
    }
  }

  private Meaning range() {
    cursor.accept(Keyword.NOT);
    if (cursor.accept(Keyword.IN)) {
      operands.parenthesised();
    } else if (cursor.accept(Keyword.BETWEEN)) {
      between();
    } else {
      if (cursor.accept(Keyword.SIMILAR)) {
        cursor.expect(Keyword.TO);
      } else {
        cursor.skip();
      }
      rightOperand(RANGE);
      if (cursor.accept(Keyword.ESCAPE)) {
        climb(RANGE + 1);
      }
    }
    return Meaning.NOTHING;
  }

  private void between() {
    if (!cursor.accept(Keyword.SYMMETRIC)) {
      cursor.accept(Keyword.ASYMMETRIC);
    }
    climb(COMPARISON);
    cursor.expect(Keyword.AND);
    climb(RANGE + 1);
  }

  private Meaning atTimeZone() {
    cursor.skip();
    if (!cursor.accept(Keyword.LOCAL)) {
      cursor.expect(Keyword.TIME, Keyword.ZONE);
      climb(AT + 1);
    }
    return Meaning.labelled("timezone", 2);
  }

  /** Reads {@code a, b, ..} behind ORDER BY and returns nothing: what orders is read like anything else. */
  void ordering(List<String> outputs) {
    do {
      boolean output =
          cursor.atIdentifier() && outputs.contains(cursor.tokens().identifier(cursor.mark()));
      if (output && endsOrderItem()) {
        cursor.skip();
      } else {
        expression();
      }
      direction();
    } while (cursor.accept(TokenKind.COMMA));
  }

  private boolean endsOrderItem() {
    TokenKind next = cursor.kind(1);
    Keyword keyword = cursor.keyword(1);
    return next == TokenKind.COMMA
        || next == TokenKind.RIGHT_PAREN
        || next == TokenKind.END
        || keyword == Keyword.ASC
        || keyword == Keyword.DESC
        || keyword == Keyword.NULLS
        || keyword == Keyword.LIMIT
        || keyword == Keyword.OFFSET
        || keyword == Keyword.FETCH;
  }

  private void direction() {
    if (cursor.accept(Keyword.USING)) {
      operator();
    } else if (!cursor.accept(Keyword.ASC)) {
      cursor.accept(Keyword.DESC);
    }
    if (cursor.accept(Keyword.NULLS) && !cursor.accept(Keyword.FIRST)) {
      cursor.expect(Keyword.LAST);
    }
  }
}
