package dev.rollsafe.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values that are made up for rows and parameters, as literals without a type. */
final class MadeUp {

  private MadeUp() {}

  /**
   * Returns a value of a type, another one for each row.
   *
   * @param category the type's category, {@code typcategory} (manual, section 53.64)
   * @param type its name
   * @param length the most letters it may have; 0 for any number
   * @param row the number of the row, from 1
   */
  static Optional<String> value(String category, String type, int length, int row) {
    return switch (category) {
      case "N" -> Optional.of(String.valueOf(row));
      case "B" -> Optional.of(row % 2 == 0 ? "'t'" : "'f'");
      case "S" -> Optional.of(text(length, row));
      case "D" ->
        Optional.of(
            type.startsWith("time ") || type.equals("time")
                ? "'10:0" + row % 10 + "'"
                : "'2020-01-0" + (row % 9 + 1) + "'");
      case "T" -> Optional.of("'" + row + " hours'");
      case "I" -> Optional.of("'10.0.0." + row + "'");
      case "A" -> Optional.of("'{}'");
      case "R" -> Optional.of(range(type, row));
      case "G" -> Optional.of("'(" + row + ",1)'");
      case "V" -> Optional.of("B'" + (row % 2) + "'");
      default -> special(type.toLowerCase(Locale.ROOT), row);
    };
  }

  private static String text(int length, int row) {
    String text = "text " + row;
    return "'"
        + (length > 0 && text.length() > length ? text.substring(text.length() - length) : text)
        + "'";
  }

  private static String range(String type, int row) {
    return switch (type) {
      case "int4range", "int8range", "numrange" -> "'[" + 10 * row + "," + (10 * row + 5) + ")'";
      case "daterange", "tsrange", "tstzrange" ->
        "'[2020-0" + (row % 9 + 1) + "-01,2020-0" + (row % 9 + 1) + "-09)'";
      default -> "'empty'";
    };
  }

  private static Optional<String> special(String type, int row) {
    return switch (type) {
      case "uuid" -> Optional.of("'00000000-0000-4000-8000-00000000000" + row % 10 + "'");
      case "json", "jsonb" -> Optional.of("'{\"n\": " + row + "}'");
      case "bytea" -> Optional.of("'\\x0" + row % 10 + "'");
      case "xml" -> Optional.of("'<n>" + row + "</n>'");
      case "tsvector", "tsquery" -> Optional.of("'word" + row + "'");
      case "macaddr" -> Optional.of("'08:00:2b:01:02:0" + row % 10 + "'");
      case "ltree" -> Optional.of("'top.n" + row + "'");
      case "hstore" -> Optional.of("'\"n\"=>\"" + row + "\"'");
      default -> Optional.empty();
    };
  }

  /** Returns more values of a type, for checks that the usual ones do not meet. */
  static List<String> others(String category) {
    return switch (category) {
      case "N" -> List.of("0", "-1", "0.5", "100", "1000000");
      case "S" ->
        List.of(
            "'a'",
            "'ab'",
            "'abc'",
            "'A'",
            "'ABC'",
            "'a@b.example'",
            "'https://a.example/b'",
            "'1'",
            "'2020-01-01'",
            "'00000000-0000-4000-8000-000000000001'",
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
            "''");
      case "D" -> List.of("'2999-01-01'", "'1999-01-01'", "'infinity'");
      case "B" -> List.of("'t'", "'f'");
      default -> List.of();
    };
  }

  /** Returns the constants in an expression, and the numbers next to those that are numbers. */
  static List<String> constants(String expression) {
    List<String> found = new ArrayList<>();
    int i = 0;
    while (i < expression.length()) {
      char c = expression.charAt(i);
      int end = i + 1;
      if (c == '\'') {
        while (end < expression.length()
            && (expression.charAt(end) != '\'' || expression.startsWith("''", end))) {
          end += expression.charAt(end) == '\'' ? 2 : 1;
        }
        end = Math.min(end + 1, expression.length());
        found.add(expression.substring(i, end));
      } else if (Character.isDigit(c)
          && (i == 0 || !Character.isJavaIdentifierPart(expression.charAt(i - 1)))) {
        while (end < expression.length() && Character.isDigit(expression.charAt(end))) {
          end++;
        }
        if (end - i < 16) {
          long number = Long.parseLong(expression.substring(i, end));
          found.addAll(List.of(
              String.valueOf(number), String.valueOf(number + 1), String.valueOf(number - 1)));
        }
      }
      i = end;
    }
    return found;
  }
}
