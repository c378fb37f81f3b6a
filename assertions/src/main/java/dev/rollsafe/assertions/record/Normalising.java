package dev.rollsafe.assertions.record;

import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes the values out of a statement: no word of a customer may get into a file that is kept. */
final class Normalising {

  private static final String UNKNOWN = "unknown";

  /** Types whose constants are written {@code type 'value'} (PostgreSQL manual, section 4.1.2.7). */
  private static final Set<String> TYPES = Set.of(
      "interval",
      "date",
      "time",
      "timestamp",
      "timestamptz",
      "json",
      "jsonb",
      "uuid",
      "inet",
      "point");

  private final Tokens tokens;
  private final List<String> parameters;
  private final List<String> types = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private int asked;

  Normalising(Tokens tokens, List<String> parameters) {
    this.tokens = tokens;
    this.parameters = parameters;
  }

  RecordedStatement statement() {
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && tokens.start(i) > tokens.end(i - 1)) {
        sql.append(' ');
      }
      add(i);
    }
    return new RecordedStatement(sql.toString().strip(), types);
  }

  private void add(int i) {
    TokenKind kind = tokens.kind(i);
    if (kind == TokenKind.STRING || kind == TokenKind.BIT_STRING) {
      addString(i);
    } else if (kind == TokenKind.NUMBER && !isPlace(i) && !isInType(i)) {
      parameter(numberType(tokens.text(i)));
    } else if (kind == TokenKind.OPERATOR) {
      addOperator(tokens.text(i));
    } else {
      sql.append(tokens.text(i));
    }
  }

  private void addString(int i) {
    String before = i > 0 ? tokens.text(i - 1).toLowerCase(Locale.ROOT) : "";
    if (!TYPES.contains(before)) {
      parameter(UNKNOWN);
      return;
    }
    sql.setLength(sql.lastIndexOf(tokens.text(i - 1)));
    sql.append("CAST(");
    parameter(UNKNOWN);
    sql.append(" AS ").append(before).append(')');
  }

  /** An operator may hold parameters: {@code =?}; and {@code ??} is how JDBC writes a question mark. */
  private void addOperator(String operator) {
    for (int at = 0; at < operator.length(); at++) {
      if (operator.charAt(at) != '?') {
        sql.append(operator.charAt(at));
      } else if (at + 1 < operator.length() && operator.charAt(at + 1) == '?') {
        sql.append('?');
        at++;
      } else {
        if (at > 0) {
          sql.append(' ');
        }
        parameter(asked < parameters.size() ? parameters.get(asked) : UNKNOWN);
        asked++;
      }
    }
  }

  private void parameter(String type) {
    types.add(type);
    sql.append('$').append(types.size());
  }

  /** A number in {@code ORDER BY 1, 2} stands for a column. */
  private boolean isPlace(int i) {
    int at = i - 1;
    while (at > 0 && (tokens.kind(at) == TokenKind.COMMA || tokens.kind(at) == TokenKind.NUMBER)) {
      at--;
    }
    return at >= 0 && tokens.matches(at, "by");
  }

  /** A number in {@code numeric(10, 2)} belongs to a type, behind {@code ::} or {@code AS}. */
  private boolean isInType(int i) {
    int at = i - 1;
    while (at > 0 && (tokens.kind(at) == TokenKind.COMMA || tokens.kind(at) == TokenKind.NUMBER)) {
      at--;
    }
    if (at < 2 || tokens.kind(at) != TokenKind.LEFT_PAREN) {
      return false;
    }
    return tokens.kind(at - 2) == TokenKind.TYPECAST || tokens.matches(at - 2, "as");
  }

  private static String numberType(String number) {
    boolean whole = number.chars().allMatch(Character::isDigit);
    if (!whole) {
      return "numeric";
    }
    return number.length() < 10 ? "integer" : number.length() < 19 ? "bigint" : "numeric";
  }
}
