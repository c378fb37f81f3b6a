package dev.rollsafe.sql;

import java.util.ArrayList;
import java.util.List;

/** Splits texts for the tests, and writes tokens down so that a table can hold them. */
final class Statements {

  private Statements() {}

  /** The tokens of the only statement of {@code sql}. */
  static Tokens only(String sql) {
    Splitter splitter = Script.of("test.sql", sql).statements();
    if (!splitter.next()) {
      throw new AssertionError("no statement in: " + sql);
    }
    Tokens tokens = splitter.tokens().copy();
    if (splitter.next()) {
      throw new AssertionError("more than one statement in: " + sql);
    }
    return tokens;
  }

  /** The statements of {@code sql}, as they are written. */
  static List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    Splitter splitter = Script.of("test.sql", sql).statements();
    while (splitter.next()) {
      texts.add(splitter.span().of(sql));
    }
    return texts;
  }

  /** Every token with its kind: {@code WORD a | OPERATOR + | NUMBER 1}. */
  static String kinds(Tokens tokens) {
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      kinds.add(tokens.kind(i) + " " + tokens.text(i));
    }
    return String.join(" | ", kinds);
  }
}
