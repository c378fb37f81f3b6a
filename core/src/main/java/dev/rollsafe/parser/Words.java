package dev.rollsafe.parser;

import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists every word that can be a name, for texts whose structure cannot be read: whoever looks for a name then finds it,
 * and whoever wants to know more sees that the text was not understood.
 */
final class Words {
  private final Tokens tokens;
  private final References references;

  private Words(Tokens tokens, int offset) {
    this.tokens = tokens;
    this.references = new References(offset);
  }

  static ExpressionFacts expression(Tokens tokens, int offset) {
    Words words = new Words(tokens, offset);
    words.collect(words.has(Keyword.SELECT) || words.has(Keyword.TABLE));
    References found = words.references;
    return new ExpressionFacts(
        false,
        false,
        found.functions(),
        found.columns(),
        found.relations(),
        found.hasSubquery(),
        words.has(Keyword.LIMIT) || words.has(Keyword.FETCH),
        Optional.empty(),
        List.of(),
        List.of(),
        false);
  }

  static QueryFacts query(Tokens tokens, int offset) {
    Words words = new Words(tokens, offset);
    words.collect(true);
    References found = words.references;
    return new QueryFacts(
        false,
        found.relations(),
        found.functions(),
        found.columns(),
        List.of(),
        words.has(Keyword.LIMIT) || words.has(Keyword.FETCH));
  }

  private void collect(boolean relations) {
    int i = 0;
    while (i < tokens.size()) {
      if (tokens.keyword(i) == Keyword.SELECT) {
        references.subquery();
      }
      i = isName(i) ? name(i, relations) : i + 1;
    }
  }

  private boolean has(Keyword keyword) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.keyword(i) == keyword) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(int i) {
    TokenKind kind = tokens.kind(i);
    if (kind != TokenKind.WORD) {
      return kind == TokenKind.QUOTED_IDENTIFIER || kind == TokenKind.VARIABLE;
    }
    Keyword keyword = tokens.keyword(i);
    return keyword == null
        || keyword.category() != Keyword.Category.RESERVED
        || isCallWithoutParentheses(keyword);
  }

  /** Says whether the keyword calls a function without parentheses. */
  static boolean isCallWithoutParentheses(Keyword keyword) {
    return switch (keyword) {
      case CURRENT_CATALOG,
          CURRENT_DATE,
          CURRENT_ROLE,
          CURRENT_TIME,
          CURRENT_TIMESTAMP,
          CURRENT_USER,
          LOCALTIME,
          LOCALTIMESTAMP,
          SESSION_USER,
          SYSTEM_USER,
          USER -> true;
      default -> false;
    };
  }

  /** Notes the name that begins at {@code start} and returns the index behind it. */
  private int name(int start, boolean relations) {
    StringBuilder whole = new StringBuilder(tokens.identifier(start));
    String qualifier = null;
    String last = tokens.identifier(start);
    int i = start + 1;
    while (tokens.kind(i) == TokenKind.DOT && isPart(i + 1)) {
      qualifier = last;
      last = tokens.kind(i + 1) == TokenKind.OPERATOR ? "*" : tokens.identifier(i + 1);
      whole.append('.').append(last);
      i += 2;
    }
    Keyword keyword = tokens.keyword(start);
    boolean call = tokens.kind(i) == TokenKind.LEFT_PAREN
        || (keyword != null && isCallWithoutParentheses(keyword));
    if (call) {
      references.function(whole.toString());
    } else {
      references.column(qualifier, last);
    }
    if (relations) {
      relation(qualifier, last, start, i);
    }
    return i;
  }

  private boolean isPart(int i) {
    TokenKind kind = tokens.kind(i);
    return kind == TokenKind.WORD
        || kind == TokenKind.QUOTED_IDENTIFIER
        || kind == TokenKind.VARIABLE
        || (kind == TokenKind.OPERATOR && tokens.text(i).equals("*"));
  }

  private void relation(@Nullable String schema, String name, int from, int to) {
    references.relation(new QualifiedName(schema, name, tokens.span(from, to)), Optional.empty());
  }
}
