package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRoutine.Parameter;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a new routine and the columns of {@code RETURNS TABLE}. */
final class ParameterReader {
  private ParameterReader() {}

  /** Reads {@code (a int, OUT b text, VARIADIC c int[] DEFAULT '{}')}. */
  static List<Parameter> parameters(Cursor cursor) {
    List<Parameter> parameters = new ArrayList<>(4);
    cursor.expect(TokenKind.LEFT_PAREN);
    if (!cursor.at(TokenKind.RIGHT_PAREN)) {
      do {
        parameters.add(parameter(cursor));
      } while (cursor.accept(TokenKind.COMMA));
    }
    cursor.expect(TokenKind.RIGHT_PAREN);
    return parameters;
  }

  /** The mode may stand before the name or behind it. */
  private static Parameter parameter(Cursor cursor) {
    String mode = mode(cursor);
    Optional<Identifier> name = Optional.empty();
    if (SignatureReader.atParameterName(cursor)) {
      name = Optional.of(cursor.take());
      if (mode.isEmpty()) {
        mode = mode(cursor);
      }
    }
    DataType type = cursor.parameterType();
    Optional<Expression> defaultValue = Optional.empty();
    if (cursor.accept(Keyword.DEFAULT) || cursor.acceptOperator("=")) {
      defaultValue = Optional.of(cursor.expression());
    }
    return new Parameter(mode.isEmpty() ? "IN" : mode, name, type, defaultValue);
  }

  /** Returns the empty text where no mode is written. */
  private static String mode(Cursor cursor) {
    if (cursor.accept(Keyword.IN)) {
      return cursor.accept(Keyword.OUT) ? "INOUT" : "IN";
    }
    if (cursor.accept(Keyword.OUT)) {
      return "OUT";
    }
    if (cursor.accept(Keyword.INOUT)) {
      return "INOUT";
    }
    return cursor.accept(Keyword.VARIADIC) ? "VARIADIC" : "";
  }

  /** Reads {@code (a int, b text)} behind RETURNS TABLE. */
  static List<Parameter> columns(Cursor cursor) {
    List<Parameter> columns = new ArrayList<>(4);
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      Identifier name = cursor.typeOrFunctionName("a column name");
      columns.add(
          new Parameter("TABLE", Optional.of(name), cursor.parameterType(), Optional.empty()));
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return columns;
  }
}
