package dev.rollsafe.plan;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/** Strings that the server turns into a time as soon as it reads them (manual, section 8.5.1.4). */
final class ClockWords {

  private static final Set<String> WORDS = Set.of("'now'", "'today'", "'tomorrow'", "'yesterday'");

  private ClockWords() {}

  /** Says whether a statement of DDL holds one. */
  static boolean in(String sql) {
    if (sql.indexOf('\'') < 0) {
      return false;
    }
    Splitter splitter = Script.of("", sql).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.kind(i) == TokenKind.STRING
            && WORDS.contains(tokens.text(i).toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
