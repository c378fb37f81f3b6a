package dev.rollsafe.catalog;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which known names a text mentions, as far as its words tell. More than it really uses, never less: enough to know what to
 * look at closer, and far cheaper than reading the text.
 */
public final class Mentions {

  private Mentions() {}

  /** Returns those of the table's columns whose names stand in {@code text}, in the table's order. */
  static List<String> columns(String text, List<Column> columns) {
    Set<String> words = words(text);
    List<String> found = new ArrayList<>();
    for (Column column : columns) {
      if (words.contains(column.name())) {
        found.add(column.name());
      }
    }
    return found;
  }

  /** Returns the names, folded as the server does, that stand in {@code text}; of a qualified one both parts. */
  public static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        TokenKind kind = tokens.kind(i);
        if (kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER) {
          words.add(tokens.identifier(i));
        }
      }
    }
    return words;
  }
}
