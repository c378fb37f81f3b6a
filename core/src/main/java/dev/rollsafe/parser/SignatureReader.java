package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/**
 * Reads what tells routines, aggregates and operators of one name apart: the types of their input arguments. The result is
 * the types as {@code format_type} prints them, between commas and without modifiers, which tell nothing apart, so that two
 * spellings of one signature read the same.
 */
final class SignatureReader {
  private SignatureReader() {}

  // ---- routines ----

  /** Reads the name of a routine; without arguments behind it, it may also be a word that can only name a column. */
  static QualifiedName routineName(Cursor cursor) {
    if (cursor.atTypeOrFunctionName() || cursor.kind(1) == TokenKind.DOT) {
      return cursor.qualifiedFunctionName("the name of a routine");
    }
    if (cursor.atIdentifier() && cursor.kind(1) != TokenKind.LEFT_PAREN) {
      return cursor.qualifiedName("the name of a routine");
    }
    throw cursor.expected("the name of a routine");
  }

  /** Reads {@code (a int, OUT b text)} where it is there: the types of what goes in. */
  static Optional<String> routineArguments(Cursor cursor) {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return Optional.empty();
    }
    StringBuilder types = new StringBuilder();
    if (!cursor.at(TokenKind.RIGHT_PAREN)) {
      arguments(cursor, types, true);
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return Optional.of(types.toString());
  }

  private static void arguments(Cursor cursor, StringBuilder types, boolean mayComeOut) {
    boolean first = true;
    do {
      int start = cursor.mark();
      boolean out = mode(cursor, mayComeOut);
      boolean hasMode = cursor.mark() > start;
      if (atParameterName(cursor)) {
        cursor.skip();
        out |= !hasMode && mode(cursor, mayComeOut);
      }
      DataType type = cursor.parameterType();
      if (!out) {
        types.append(first ? "" : ", ").append(type.withoutModifiers());
        first = false;
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  /** Reads the mode of a parameter where it is there; says whether it only comes out. */
  private static boolean mode(Cursor cursor, boolean mayComeOut) {
    boolean in = cursor.accept(Keyword.IN);
    if (cursor.at(Keyword.OUT) || (!in && cursor.at(Keyword.INOUT))) {
      if (!mayComeOut) {
        throw cursor.expected("an argument that goes in");
      }
      boolean out = !in && cursor.at(Keyword.OUT);
      cursor.skip();
      return out;
    }
    if (!in) {
      cursor.accept(Keyword.VARIADIC);
    }
    return false;
  }

  /** A name is followed by a type or by a mode, a type by neither. Before PostgreSQL 17, json is a name like any other. */
  static boolean atParameterName(Cursor cursor) {
    if (!cursor.atTypeOrFunctionName() && !cursor.at(Keyword.JSON)) {
      return false;
    }
    if (cursor.kind(1) == TokenKind.QUOTED_IDENTIFIER || cursor.kind(1) == TokenKind.VARIABLE) {
      return true;
    }
    if (cursor.kind(1) != TokenKind.WORD) {
      return false;
    }
    Keyword next = cursor.keyword(1);
    if (next == null) {
      return true;
    }
    return switch (next.category()) {
      case UNRESERVED, TYPE_FUNC_NAME -> true;
      case COL_NAME -> next == Keyword.OUT || next == Keyword.INOUT || beginsType(next);
      case RESERVED -> next == Keyword.IN || next == Keyword.VARIADIC;
    };
  }

  /** Says whether a keyword that names no type of a user's begins one of the types with a syntax of their own. */
  static boolean beginsType(Keyword keyword) {
    return switch (keyword) {
      case BIGINT,
          BIT,
          BOOLEAN,
          CHAR,
          CHARACTER,
          DEC,
          DECIMAL,
          FLOAT,
          INT,
          INTEGER,
          INTERVAL,
          JSON,
          NATIONAL,
          NCHAR,
          NUMERIC,
          REAL,
          SETOF,
          SMALLINT,
          TIME,
          TIMESTAMP,
          VARCHAR -> true;
      default -> false;
    };
  }

  // ---- aggregates ----

  /** Reads {@code (*)}, {@code (int)} or {@code (float8 ORDER BY anyelement)}. */
  static String aggregateArguments(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    StringBuilder types = new StringBuilder();
    if (cursor.acceptOperator("*")) {
      types.append('*');
    } else {
      if (!cursor.at(Keyword.ORDER)) {
        arguments(cursor, types, false);
      }
      if (cursor.accept(Keyword.ORDER)) {
        cursor.expect(Keyword.BY);
        types.append(types.length() > 0 ? " ORDER BY " : "ORDER BY ");
        arguments(cursor, types, false);
      }
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return types.toString();
  }

  // ---- operators ----

  /** Reads the name of an operator, {@code =} or {@code schema.=}. */
  static QualifiedName operatorName(Cursor cursor) {
    int start = cursor.mark();
    String schema = null;
    while (cursor.atIdentifier() && cursor.kind(1) == TokenKind.DOT) {
      schema = cursor.take().value();
      cursor.skip();
    }
    if (!cursor.at(TokenKind.OPERATOR) || cursor.atOperator("=>") || cursor.atOperator(":=")) {
      throw cursor.expected("an operator");
    }
    String symbol = cursor.text(0);
    cursor.skip();
    return new QualifiedName(schema, symbol.equals("!=") ? "<>" : symbol, cursor.spanFrom(start));
  }

  /** Reads {@code (int, int)}, {@code (NONE, int)} or {@code (int, NONE)}. */
  static String operatorArguments(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    boolean prefix = cursor.accept(Keyword.NONE);
    String left = prefix ? "NONE" : operand(cursor);
    if (!cursor.accept(TokenKind.COMMA)) {
      throw cursor.expected("\",\" and the other argument, or NONE,");
    }
    String right = !prefix && cursor.accept(Keyword.NONE) ? "NONE" : operand(cursor);
    cursor.expect(TokenKind.RIGHT_PAREN);
    return left.concat(", ").concat(right);
  }

  private static String operand(Cursor cursor) {
    return cursor.type().withoutModifiers().toString();
  }
}
