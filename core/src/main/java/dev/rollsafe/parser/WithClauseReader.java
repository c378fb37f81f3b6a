package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads a WITH list, whose queries may be statements that change data. */
final class WithClauseReader {
  private final Cursor cursor;

  private WithClauseReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code WITH [RECURSIVE] name AS (..), ..}. */
  static List<WithQuery> read(Cursor cursor) {
    cursor.expect(Keyword.WITH);
    acceptRecursive(cursor);
    WithClauseReader reader = new WithClauseReader(cursor);
    List<WithQuery> list = new ArrayList<>(2);
    do {
      list.add(reader.query());
    } while (cursor.accept(TokenKind.COMMA));
    return list;
  }

  /** Reads RECURSIVE, unless a query is called that. */
  static boolean acceptRecursive(Cursor cursor) {
    return cursor.keyword(1) != Keyword.AS
        && cursor.kind(1) != TokenKind.LEFT_PAREN
        && cursor.accept(Keyword.RECURSIVE);
  }

  /** Returns two lists as one. */
  static List<WithQuery> both(List<WithQuery> outer, List<WithQuery> inner) {
    if (outer.isEmpty() || inner.isEmpty()) {
      return outer.isEmpty() ? inner : outer;
    }
    List<WithQuery> both = new ArrayList<>(outer);
    both.addAll(inner);
    return both;
  }

  private WithQuery query() {
    Identifier name = cursor.identifier("the name of a WITH query");
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.columnsInParentheses();
    }
    cursor.expect(Keyword.AS);
    if (!cursor.accept(Keyword.MATERIALIZED)) {
      cursor.accept(Keyword.NOT, Keyword.MATERIALIZED);
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    WithQuery query = new WithQuery(name, PreparableReader.nested(cursor));
    cursor.expect(TokenKind.RIGHT_PAREN);
    if (cursor.accept(Keyword.SEARCH)) {
      search();
    }
    if (cursor.accept(Keyword.CYCLE)) {
      cycle();
    }
    return query;
  }

  private void search() {
    if (!cursor.accept(Keyword.DEPTH)) {
      cursor.expect(Keyword.BREADTH);
    }
    cursor.expect(Keyword.FIRST, Keyword.BY);
    cursor.identifierList("a column name");
    cursor.expect(Keyword.SET);
    cursor.identifier("a column name");
  }

  private void cycle() {
    cursor.identifierList("a column name");
    cursor.expect(Keyword.SET);
    cursor.identifier("a column name");
    if (cursor.accept(Keyword.TO)) {
      ExpressionExtent.any(cursor);
      cursor.expect(Keyword.DEFAULT);
      ExpressionExtent.any(cursor);
    }
    cursor.expect(Keyword.USING);
    cursor.identifier("a column name");
  }
}
