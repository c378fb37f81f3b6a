package dev.rollsafe.catalog;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;

/** Puts new names into kept texts: the server keeps expressions by the objects they mean, not by their names. */
final class Renaming {

  private Renaming() {}

  /** Which tokens are meant. */
  @FunctionalInterface
  interface Choice {
    boolean of(Tokens tokens, int at);
  }

  /** The expression after a column that it may read got another name. */
  static Expression column(Expression expression, String from, String to) {
    if (expression.text().indexOf(from) < 0) {
      return expression;
    }
    String text = replaced(expression.text(), from, quoted(to), Renaming::isColumn);
    return new Expression(text, expression.span());
  }

  /** Says whether a new name can be put in with certainty: not where a sub-select has columns of its own. */
  static boolean isCertain(Expression expression, String name) {
    return !Mentions.words(expression.text()).contains(name)
        || !SqlParser.facts(expression).subquery();
  }

  /** A function or a type is none: nothing opens behind a column, and no cast stands before it. */
  static boolean isColumn(Tokens tokens, int at) {
    return !(at + 1 < tokens.size() && tokens.kind(at + 1) == TokenKind.LEFT_PAREN)
        && !(at > 0 && tokens.kind(at - 1) == TokenKind.TYPECAST)
        && !(at + 1 < tokens.size() && tokens.kind(at + 1) == TokenKind.DOT);
  }

  static boolean isUnqualifiedCall(Tokens tokens, int at) {
    return at + 1 < tokens.size()
        && tokens.kind(at + 1) == TokenKind.LEFT_PAREN
        && !(at > 0 && tokens.kind(at - 1) == TokenKind.DOT);
  }

  static boolean isType(Tokens tokens, int at) {
    return at > 0
        && (tokens.kind(at - 1) == TokenKind.TYPECAST || tokens.kind(at - 1) == TokenKind.WORD);
  }

  /** Returns the text with {@code to} in place of the names {@code from} that are meant. */
  static String replaced(String text, String from, String to, Choice choice) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    int done = 0;
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        TokenKind kind = tokens.kind(i);
        boolean name = kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
        if (name && tokens.identifier(i).equals(from) && choice.of(tokens, i)) {
          result.append(text, done, tokens.start(i)).append(to);
          done = tokens.end(i);
        }
      }
    }
    return result.append(text, done, text.length()).toString();
  }

  /** A name that may stand anywhere. */
  static String quoted(String name) {
    boolean plain = !name.isEmpty() && Keyword.of(name) == null;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= (c >= 'a' && c <= 'z') || c == '_' || (i > 0 && c >= '0' && c <= '9');
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(ObjectName name) {
    return name.schema().equals(State.DEFAULT_SCHEMA)
        ? quoted(name.name())
        : quoted(name.schema()) + "." + quoted(name.name());
  }

  /** The text of a call of nextval after its sequence got another name. */
  static String sequence(State state, String text, ObjectName from, ObjectName to) {
    int open = text.indexOf("nextval('");
    int start = open + "nextval('".length();
    int end = open < 0 ? -1 : text.indexOf('\'', start);
    if (end < 0) {
      return text;
    }
    String written = text.substring(start, end);
    return isNamed(state, written, from)
        ? text.substring(0, start) + quoted(to).replace("'", "''") + text.substring(end)
        : text;
  }

  private static boolean isNamed(State state, String written, ObjectName name) {
    String own = state.searchPath().contains(name.schema()) ? quoted(name.name()) : "";
    return written.equals(quoted(name.schema()) + "." + quoted(name.name()))
        || written.equals(name.toString())
        || written.equals(own)
        || written.equals(name.schema() + "." + name.name());
  }
}
