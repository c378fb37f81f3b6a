package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.PlacedText;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates {@code format(..)} of constants (manual, section 9.4.1). Two arguments that are none are of no consequence: the
 * current user, for whom SQL has a word, and the current database where it stands behind the word DATABASE.
 */
final class FormatCall {
  private static final String ROLE = "CURRENT_USER";
  private static final String DATABASE = "\"current_database()\"";

  private final PlacedText text;
  private final List<Argument> arguments = new ArrayList<>(2);
  private int used;

  /**
   * An argument.
   *
   * @param value its value; of one that is no constant what stands for it in SQL
   * @param constant whether it is a constant
   */
  private record Argument(String value, boolean constant) {}

  private FormatCall(PlacedText text) {
    this.text = text;
  }

  /** Reads a call and adds its value to {@code text}; false where it depends on more than is known. */
  static boolean read(Cursor cursor, PlacedText text) {
    cursor.skip();
    cursor.skip();
    if (!cursor.at(TokenKind.STRING)) {
      return false;
    }
    PlacedText pattern = new PlacedText();
    ConstantText.string(cursor, pattern);
    FormatCall call = new FormatCall(text);
    return call.arguments(cursor) && call.expand(pattern);
  }

  private boolean arguments(Cursor cursor) {
    while (cursor.accept(TokenKind.COMMA)) {
      Argument argument = argument(cursor);
      if (argument == null) {
        return false;
      }
      arguments.add(argument);
    }
    return cursor.accept(TokenKind.RIGHT_PAREN);
  }

  private static @Nullable Argument argument(Cursor cursor) {
    if (cursor.at(TokenKind.STRING)) {
      return new Argument(cursor.string("a value"), true);
    }
    if (cursor.accept(Keyword.CURRENT_USER) || cursor.accept(Keyword.CURRENT_ROLE)) {
      return new Argument(ROLE, false);
    }
    if (cursor.acceptWord("current_database")
        && cursor.accept(TokenKind.LEFT_PAREN)
        && cursor.accept(TokenKind.RIGHT_PAREN)) {
      return new Argument(DATABASE, false);
    }
    return null;
  }

  private boolean expand(PlacedText pattern) {
    String format = pattern.toString();
    int from = 0;
    int percent = format.indexOf('%');
    while (percent >= 0) {
      text.addPart(pattern, from, percent);
      int letter = number(format, percent + 1);
      if (letter >= format.length()) {
        return false;
      }
      String value = value(format.charAt(letter), format, percent);
      if (value == null) {
        return false;
      }
      text.add(value, pattern.place(percent));
      from = letter + 1;
      percent = format.indexOf('%', from);
    }
    text.addPart(pattern, from, format.length());
    return true;
  }

  /** Takes the {@code 2$} of {@code %2$I}, which says which argument comes next, and returns what is behind it. */
  private int number(String format, int from) {
    int digits = from;
    while (digits < format.length()
        && format.charAt(digits) >= '0'
        && format.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == from
        || digits - from > 3
        || digits >= format.length()
        || format.charAt(digits) != '$') {
      return from;
    }
    used = Integer.parseInt(format.substring(from, digits)) - 1;
    return digits + 1;
  }

  private @Nullable String value(char letter, String format, int percent) {
    if (letter == '%') {
      return "%";
    }
    if (used < 0 || used >= arguments.size()) {
      return null;
    }
    Argument argument = arguments.get(used++);
    if (!argument.constant()) {
      boolean name = letter == 'I'
          && (argument.value().equals(ROLE)
              || format.regionMatches(true, percent - 9, "database ", 0, 9));
      return name ? argument.value() : null;
    }
    return switch (letter) {
      case 's' -> argument.value();
      case 'I' -> identifier(argument.value());
      case 'L' -> literal(argument.value());
      default -> null;
    };
  }

  private static String identifier(String name) {
    boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    Keyword keyword = Keyword.of(name);
    boolean bare = plain && (keyword == null || keyword.category() == Keyword.Category.UNRESERVED);
    return bare ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String value) {
    String quoted = '\'' + value.replace("'", "''") + '\'';
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }
}
