package dev.rollsafe.catalog;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code SELECT columns FROM table [WHERE ..]} with nothing else in it. */
final class PlainSelect {

  private final Tokens tokens;
  private final List<String> columns = new ArrayList<>();
  private QualifiedName table;
  private Optional<String> where = Optional.empty();
  private int at;

  private PlainSelect(Tokens tokens) {
    this.tokens = tokens;
    table = new QualifiedName(null, "", tokens.span(0));
  }

  static @Nullable PlainSelect of(String text) {
    Splitter splitter = Script.of("", text).statements();
    if (!splitter.next()) {
      return null;
    }
    PlainSelect select = new PlainSelect(splitter.tokens());
    return select.read() ? select : null;
  }

  private boolean read() {
    if (accept(Keyword.TABLE)) {
      return name() && end();
    }
    return accept(Keyword.SELECT) && list() && accept(Keyword.FROM) && name() && end();
  }

  /** Returns the table. */
  QualifiedName table() {
    return table;
  }

  /** Returns the columns; none where all are selected. */
  List<String> columns() {
    return columns;
  }

  /** Returns the condition, as written. */
  Optional<String> where() {
    return where;
  }

  private boolean list() {
    if (tokens.kind(at) == TokenKind.OPERATOR && tokens.text(at).equals("*")) {
      at++;
      return true;
    }
    do {
      if (!isName()) {
        return false;
      }
      String column = tokens.identifier(at++);
      if (tokens.kind(at) == TokenKind.DOT) {
        at++;
        if (!isName()) {
          return false;
        }
        column = tokens.identifier(at++);
      }
      columns.add(column);
      if (accept(Keyword.AS)) {
        at++;
      }
    } while (acceptComma());
    return true;
  }

  private boolean acceptComma() {
    boolean comma = tokens.kind(at) == TokenKind.COMMA;
    if (comma) {
      at++;
    }
    return comma;
  }

  private boolean name() {
    if (!isName()) {
      return false;
    }
    int start = at;
    String first = tokens.identifier(at++);
    if (tokens.kind(at) == TokenKind.DOT) {
      at++;
      if (!isName()) {
        return false;
      }
      table = new QualifiedName(first, tokens.identifier(at), tokens.span(start, at + 1));
      at++;
    } else {
      table = new QualifiedName(null, first, tokens.span(start));
    }
    if (accept(Keyword.AS)) {
      at++;
    } else if (isName() && tokens.keyword(at) != Keyword.WHERE) {
      at++;
    }
    return true;
  }

  private boolean end() {
    if (at >= tokens.size()) {
      return true;
    }
    if (!accept(Keyword.WHERE)) {
      return false;
    }
    for (int i = at; i < tokens.size(); i++) {
      Keyword keyword = tokens.keyword(i);
      if (keyword != null && endsCondition(keyword)) {
        return false;
      }
    }
    where = Optional.of(tokens.text().substring(tokens.start(at), tokens.end(tokens.size() - 1)));
    return true;
  }

  private static boolean endsCondition(Keyword keyword) {
    return switch (keyword) {
      case GROUP, HAVING, ORDER, LIMIT, OFFSET, FETCH, UNION, EXCEPT, INTERSECT, FOR, WINDOW ->
        true;
      default -> false;
    };
  }

  private boolean isName() {
    if (tokens.kind(at) == TokenKind.QUOTED_IDENTIFIER) {
      return true;
    }
    Keyword keyword = tokens.keyword(at);
    return tokens.kind(at) == TokenKind.WORD && (keyword == null || isNameable(keyword));
  }

  private static boolean isNameable(Keyword keyword) {
    return keyword.category() != Keyword.Category.RESERVED
        && keyword.category() != Keyword.Category.TYPE_FUNC_NAME;
  }

  private boolean accept(Keyword keyword) {
    if (tokens.keyword(at) == keyword) {
      at++;
      return true;
    }
    return false;
  }
}
