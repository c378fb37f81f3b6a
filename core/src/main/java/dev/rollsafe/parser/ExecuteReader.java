package dev.rollsafe.parser;

import dev.rollsafe.sql.PlacedText;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;

/** Reads the SQL of EXECUTE, if it can be told without running anything. */
final class ExecuteReader {
  private static final int LONGEST_BEGINNING = 60;

  private ExecuteReader() {}

  /** Reads what is between EXECUTE and the token {@code end}; the statement began at {@code start}. */
  static void read(Cursor cursor, int end, int start, BodyDraft body) {
    int first = cursor.mark();
    if (first == end) {
      throw cursor.expected("an expression");
    }
    PlacedText text = ConstantText.read(cursor, end);
    cursor.reset(end);
    if (text == null) {
      body.addDynamic(reason(cursor, first), cursor.spanFrom(start));
      return;
    }
    int nesting = cursor.nestingOfBody();
    Splitter splitter = text.statements();
    while (splitter.next()) {
      body.add(SqlParser.statement(splitter, nesting));
    }
  }

  private static String reason(Cursor cursor, int first) {
    String reason = "EXECUTE runs SQL that is put together when it runs";
    Tokens tokens = cursor.tokens();
    int token = first;
    while (tokens.kind(token) == TokenKind.LEFT_PAREN || tokens.matches(token, "format")) {
      token++;
    }
    if (tokens.kind(token) != TokenKind.STRING) {
      return reason;
    }
    String beginning = tokens.stringValue(token).strip();
    if (beginning.length() > LONGEST_BEGINNING) {
      beginning = beginning.substring(0, LONGEST_BEGINNING - 3) + "...";
    }
    return reason + "; it begins with \"" + beginning + '"';
  }
}
