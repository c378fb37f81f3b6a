package dev.rollsafe.plan.compensate;

import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The names in an expression. */
final class Words {

  private Words() {}

  static Tokens tokens(String text) {
    Splitter splitter = Script.of("", text).statements();
    splitter.next();
    return splitter.tokens();
  }

  /** Returns all names in a text that are no functions, folded as the server does. */
  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Tokens tokens = tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      if (isName(tokens, i) && tokens.kind(i + 1) != TokenKind.LEFT_PAREN) {
        words.add(tokens.identifier(i));
      }
    }
    return words;
  }

  private static boolean isName(Tokens tokens, int i) {
    return tokens.kind(i) == TokenKind.WORD || tokens.kind(i) == TokenKind.QUOTED_IDENTIFIER;
  }

  /** Returns an expression without the name of the table in front of its columns. */
  static String unqualified(String text, Set<String> tables) {
    Tokens tokens = tokens(text);
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (isName(tokens, i)
          && tokens.kind(i + 1) == TokenKind.DOT
          && isName(tokens, i + 2)
          && tables.contains(tokens.identifier(i))) {
        result.append(text, done, tokens.start(i));
        done = tokens.start(i + 2);
      }
    }
    return result.append(text.substring(done)).toString();
  }

  /** Returns an expression with other names for columns. */
  static String renamed(String text, Map<String, String> names) {
    Tokens tokens = tokens(text);
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String name = isName(tokens, i) && tokens.kind(i + 1) != TokenKind.LEFT_PAREN
          ? names.get(tokens.identifier(i))
          : null;
      if (name != null) {
        result.append(text, done, tokens.start(i)).append(Names.quoted(name));
        done = tokens.end(i);
      }
    }
    return result.append(text.substring(done)).toString();
  }
}
