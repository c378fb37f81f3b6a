package dev.rollsafe.plan.sequence;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;

/** Looks for names in SQL. */
final class Words {

  private Words() {}

  /** Says whether a name stands in a text. */
  static boolean has(String text, String name) {
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        TokenKind kind = tokens.kind(i);
        boolean word = kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
        if (word && tokens.identifier(i).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
