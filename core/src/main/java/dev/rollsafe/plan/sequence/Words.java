package dev.rollsafe.plan.sequence;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/** Looks for names in SQL. */
final class Words {

  private Words() {}

  /** Returns a text with something else in the place of a name; empty where the name is part of a longer one. */
  static Optional<String> replaced(String text, String name, String other) {
    StringBuilder result = new StringBuilder();
    int done = 0;
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (!isName(tokens, i, name)) {
          continue;
        }
        boolean part = (i > 0 && tokens.kind(i - 1) == TokenKind.DOT)
            || (i + 1 < tokens.size() && tokens.kind(i + 1) == TokenKind.DOT);
        if (part) {
          return Optional.empty();
        }
        result.append(text, done, tokens.start(i)).append(other);
        done = tokens.end(i);
      }
    }
    return Optional.of(result.append(text, done, text.length()).toString());
  }

  private static boolean isName(Tokens tokens, int at, String name) {
    TokenKind kind = tokens.kind(at);
    return (kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER)
        && tokens.identifier(at).equals(name);
  }

  /** Says whether a name stands in a text. */
  static boolean has(String text, String name) {
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (isName(tokens, i, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
