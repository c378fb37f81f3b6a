package dev.rollsafe.sql;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The little that a splitter has to know of statements: which hold others, and which change how the text after them is read. */
final class StatementShape {

  /** Begin a statement, and nothing that may stand in a rule or in an atomic body. */
  private static final Set<Keyword> BEGIN_OUTSIDE = EnumSet.of(
      Keyword.ALTER,
      Keyword.ANALYZE,
      Keyword.BEGIN,
      Keyword.CLUSTER,
      Keyword.COMMENT,
      Keyword.COMMIT,
      Keyword.COPY,
      Keyword.CREATE,
      Keyword.DO,
      Keyword.DROP,
      Keyword.GRANT,
      Keyword.LOCK,
      Keyword.REFRESH,
      Keyword.REINDEX,
      Keyword.REVOKE,
      Keyword.ROLLBACK,
      Keyword.SECURITY,
      Keyword.SET,
      Keyword.START,
      Keyword.TRUNCATE,
      Keyword.VACUUM);

  /** Begin a statement that may also stand in a rule or in an atomic body. */
  private static final Set<Keyword> BEGIN_ANYWHERE = EnumSet.of(
      Keyword.CALL,
      Keyword.DELETE,
      Keyword.EXPLAIN,
      Keyword.INSERT,
      Keyword.MERGE,
      Keyword.NOTIFY,
      Keyword.SELECT,
      Keyword.UPDATE,
      Keyword.VALUES,
      Keyword.WITH);

  private StatementShape() {}

  /** Tells whether a statement that begins with {@code keyword} is as long as its rows are many. */
  static boolean holdsData(Keyword keyword) {
    return keyword == Keyword.INSERT || keyword == Keyword.VALUES || keyword == Keyword.COPY;
  }

  /** Tells whether {@code keyword} at the beginning of a line begins another statement than the one that is still open. */
  static boolean beginsAnother(@Nullable Keyword keyword, boolean openOneHoldsStatements) {
    return keyword != null
        && (BEGIN_OUTSIDE.contains(keyword)
            || (!openOneHoldsStatements && BEGIN_ANYWHERE.contains(keyword)));
  }

  /** Tells whether the word {@code ATOMIC} after {@code tokens} opens the body of a routine. */
  static boolean opensAtomicBody(Tokens tokens) {
    Keyword object = created(tokens);
    return tokens.keyword(tokens.size() - 1) == Keyword.BEGIN
        && (object == Keyword.FUNCTION || object == Keyword.PROCEDURE);
  }

  /** {@code CREATE RULE} may hold several statements in parentheses. */
  static boolean isRule(Tokens tokens) {
    return created(tokens) == Keyword.RULE;
  }

  private static @Nullable Keyword created(Tokens tokens) {
    if (tokens.keyword(0) != Keyword.CREATE) {
      return null;
    }
    return tokens.keyword(1) == Keyword.OR ? tokens.keyword(3) : tokens.keyword(1);
  }

  /** Tells whether the word after {@code tokens} is a name even if it is reserved. */
  static boolean isLabel(Tokens tokens) {
    int last = tokens.size() - 1;
    return tokens.kind(last) == TokenKind.DOT || tokens.keyword(last) == Keyword.AS;
  }

  /** Tells whether rows follow the statement. */
  static boolean readsRows(Tokens tokens) {
    if (tokens.keyword(0) != Keyword.COPY) {
      return false;
    }
    int parens = 0;
    for (int i = 1; i < tokens.size(); i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.LEFT_PAREN) {
        parens++;
      } else if (kind == TokenKind.RIGHT_PAREN) {
        parens--;
      } else if (parens == 0
          && tokens.keyword(i) == Keyword.STDIN
          && tokens.keyword(i - 1) == Keyword.FROM) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether rows follow the psql command {@code text[start, end)}. */
  static boolean commandReadsRows(String text, int start, int end) {
    if (!text.startsWith("\\copy", start)) {
      return false;
    }
    Lexer lexer = new Lexer(text, start + 1, end);
    Tokens tokens = new Tokens(text, Places.SAME, new NameCache());
    while (lexer.next() != TokenKind.END && lexer.problem() == null) {
      tokens.add(lexer.kind(), lexer.start(), lexer.end(), lexer.detail());
    }
    return readsRows(tokens);
  }

  /** Tells whether the psql command {@code text[start, end)} sends the statement before it. */
  static boolean commandSends(String text, int start, int end) {
    int nameEnd = Extents.word(text, start + 1, end);
    String name = text.substring(start + 1, nameEnd);
    return switch (name) {
      case "g", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch" -> true;
      case "bind" -> text.substring(nameEnd, end).contains("\\g");
      default -> false;
    };
  }

  /** Returns what a {@code SET standard_conforming_strings} sets; null if the statement is none. */
  static @Nullable Boolean setsStandardConformingStrings(Tokens tokens) {
    if (tokens.keyword(0) != Keyword.SET) {
      return null;
    }
    int name = tokens.keyword(1) == Keyword.SESSION || tokens.keyword(1) == Keyword.LOCAL ? 2 : 1;
    if (!tokens.matches(name, "standard_conforming_strings")) {
      return null;
    }
    int value = name + 2;
    String word =
        tokens.kind(value) == TokenKind.STRING ? tokens.stringValue(value) : tokens.text(value);
    return !Chars.isOff(word);
  }
}
