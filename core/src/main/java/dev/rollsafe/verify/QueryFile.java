package dev.rollsafe.verify;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the statements of a release from a file such as {@code rollsafe.queries}: SQL with semicolons between, {@code $1} or
 * JDBC's {@code ?} for parameters ({@code ??} for an operator's question mark), and above a statement, where wanted, a comment
 * {@code -- types: bigint, text}.
 */
public final class QueryFile {

  private static final String TYPES = "types:";

  private QueryFile() {}

  /** Returns the statements of a file, in order. */
  public static List<OldStatement> read(Script script) {
    List<OldStatement> statements = new ArrayList<>();
    Splitter splitter = script.statements();
    while (splitter.next()) {
      statements.add(new OldStatement(numbered(splitter), types(script, splitter), false));
    }
    return statements;
  }

  private static List<String> types(Script script, Splitter splitter) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < splitter.commentCount(); i++) {
      String comment = splitter.comment(i).of(script.text());
      String text = comment.startsWith("--") ? comment.substring(2).strip() : "";
      if (text.toLowerCase(Locale.ROOT).startsWith(TYPES)) {
        types.clear();
        // A comma in parentheses, as of numeric(10,2), is none between types.
        for (String type : text.substring(TYPES.length()).split(",(?![^(]*\\))", -1)) {
          types.add(type.strip());
        }
      }
    }
    return types;
  }

  /** Returns a statement with {@code $1} for the first question mark, and so on. */
  private static String numbered(Splitter splitter) {
    Tokens tokens = splitter.tokens();
    int base = tokens.start(0);
    StringBuilder sql =
        new StringBuilder(tokens.text().substring(base, tokens.end(tokens.size() - 1)));
    int shift = -base;
    int number = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == TokenKind.PARAMETER) {
        return splitter.span().of(tokens.text());
      }
      if (tokens.kind(i) != TokenKind.OPERATOR) {
        continue;
      }
      for (int at = tokens.start(i); at < tokens.end(i); at++) {
        if (tokens.text().charAt(at) == '?') {
          boolean doubled = at + 1 < tokens.end(i) && tokens.text().charAt(at + 1) == '?';
          String replaced = doubled ? "?" : " $" + ++number;
          int length = doubled ? 2 : 1;
          sql.replace(at + shift, at + shift + length, replaced);
          shift += replaced.length() - length;
          at += length - 1;
        }
      }
    }
    return sql.toString();
  }
}
