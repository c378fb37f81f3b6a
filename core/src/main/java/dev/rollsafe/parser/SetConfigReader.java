package dev.rollsafe.parser;

import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code SELECT set_config('name', 'value', false)}, which is a SET; dumps begin with one. With anything but constants, or
 * beside other columns, it is a query like any other.
 */
final class SetConfigReader {
  private SetConfigReader() {}

  /** Reads the whole statement; null, and the cursor where it was, if it is anything else. */
  static @Nullable Statement read(Cursor cursor) {
    int start = cursor.mark();
    SetParameter set = acceptCall(cursor) ? arguments(cursor, start) : null;
    if (set == null || !cursor.atEnd()) {
      cursor.reset(start);
      return null;
    }
    return set;
  }

  /** Moves behind the parenthesis that opens the arguments. */
  private static boolean acceptCall(Cursor cursor) {
    cursor.expect(Keyword.SELECT);
    if (!cursor.atIdentifier()) {
      return false;
    }
    String name = cursor.take().value();
    if (name.equals("pg_catalog") && cursor.accept(TokenKind.DOT) && cursor.atIdentifier()) {
      name = cursor.take().value();
    }
    return name.equals("set_config") && cursor.accept(TokenKind.LEFT_PAREN);
  }

  private static @Nullable SetParameter arguments(Cursor cursor, int start) {
    String name = constant(cursor);
    if (name == null || !cursor.accept(TokenKind.COMMA)) {
      return null;
    }
    boolean reset = cursor.accept(Keyword.NULL);
    String value = reset ? "" : constant(cursor);
    if (value == null || !cursor.accept(TokenKind.COMMA)) {
      return null;
    }
    boolean local = cursor.accept(Keyword.TRUE);
    if ((!local && !cursor.accept(Keyword.FALSE)) || !cursor.accept(TokenKind.RIGHT_PAREN)) {
      return null;
    }
    String parameter = name.toLowerCase(Locale.ROOT);
    List<String> values = parameter.equals("search_path") ? schemas(value) : List.of(value);
    return new SetParameter(
        local, parameter, reset ? List.of() : values, reset, cursor.spanFrom(start));
  }

  private static @Nullable String constant(Cursor cursor) {
    return cursor.at(TokenKind.STRING) ? cursor.string("a string") : null;
  }

  /** Takes a list of schemas apart as the server does: names between commas, in quotes or folded to lower case. */
  private static List<String> schemas(String list) {
    List<String> schemas = new ArrayList<>(2);
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= list.length(); i++) {
      if (i == list.length() || (list.charAt(i) == ',' && !quoted)) {
        schemas.add(schema(list.substring(from, i).strip()));
        from = i + 1;
      } else if (list.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return schemas;
  }

  private static String schema(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }
}
