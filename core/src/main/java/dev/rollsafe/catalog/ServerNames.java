package dev.rollsafe.catalog;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** The names that the server chooses where none is given ({@code makeObjectName} and {@code ChooseRelationName}). */
final class ServerNames {

  /** NAMEDATALEN - 1. */
  private static final int MOST_BYTES = 63;

  private ServerNames() {}

  /** Returns {@code table_column_label}, shortened to 63 bytes, with the first number that makes it free behind it. */
  static String choose(String table, String column, String label, Predicate<String> taken) {
    String name = make(table, column, label);
    for (int pass = 1; taken.test(name); pass++) {
      name = make(table, column, label + pass);
    }
    return name;
  }

  /** Joins the parts, cutting the longer of the first two until they fit. */
  static String make(String table, String column, String label) {
    int overhead = label.isEmpty() ? 0 : bytes(label) + 1;
    if (!column.isEmpty()) {
      overhead++;
    }
    int room = MOST_BYTES - overhead;
    int first = bytes(table);
    int second = bytes(column);
    while (first + second > room) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    StringBuilder name = new StringBuilder(cut(table, first));
    if (!column.isEmpty()) {
      name.append('_').append(cut(column, second));
    }
    if (!label.isEmpty()) {
      name.append('_').append(label);
    }
    return name.toString();
  }

  private static int bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }

  /** Cuts to at most {@code most} bytes, never within a character. */
  private static String cut(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    int end = Math.min(text.length(), most);
    while (bytes(text.substring(0, end)) > most || splitsPair(text, end)) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean splitsPair(String text, int end) {
    return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
  }
}
