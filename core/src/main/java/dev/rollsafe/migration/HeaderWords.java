package dev.rollsafe.migration;

import java.util.ArrayList;
import java.util.List;

/** The words of a changeset's line; quotes hold blanks together and are taken off. */
final class HeaderWords {

  private HeaderWords() {}

  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Liquibase takes a delimiter for a regular expression; people write the ends of lines into it. */
  static String unescaped(String delimiter) {
    String plain = delimiter;
    for (String pattern : new String[] {"\\r", "\\n", "\\s*", "\\s+", "^", "?"}) {
      plain = plain.replace(pattern, "");
    }
    return plain.replace("\\", "");
  }
}
