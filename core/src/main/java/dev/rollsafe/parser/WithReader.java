package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads a WITH list for the facts of its queries. */
final class WithReader {
  private final ValueReader values;
  private final QueryReader queries;
  private final ChangeReader changes;
  private final Cursor cursor;
  private final References references;

  WithReader(ValueReader values, QueryReader queries, FromReader sources) {
    this.changes = new ChangeReader(values, queries, sources);
    this.values = values;
    this.queries = queries;
    this.cursor = values.cursor;
    this.references = values.references;
  }

  /** Reads what stands behind WITH; a query is seen by those behind it, and by itself only where RECURSIVE is written. */
  void list() {
    boolean recursive = WithClauseReader.acceptRecursive(cursor);
    do {
      String name = cursor.identifier("the name of a WITH query").value();
      if (recursive) {
        references.withName(name);
      }
      query();
      if (!recursive) {
        references.withName(name);
      }
    } while (cursor.accept(TokenKind.COMMA));
  }

  private void query() {
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
    cursor.expect(Keyword.AS);
    if (!cursor.accept(Keyword.MATERIALIZED)) {
      cursor.accept(Keyword.NOT, Keyword.MATERIALIZED);
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    body();
    cursor.expect(TokenKind.RIGHT_PAREN);
    if (cursor.accept(Keyword.SEARCH)) {
      search();
    }
    if (cursor.accept(Keyword.CYCLE)) {
      cycle();
    }
  }

  /** Reads a query or a statement that changes rows, behind a WITH list of its own. */
  private void body() {
    values.enter();
    int scope = references.enterScope();
    if (cursor.accept(Keyword.WITH)) {
      list();
    }
    if (!changes.accept()) {
      queries.query();
    }
    references.leaveScope(scope);
    values.leave();
  }

  private void search() {
    cursor.skip();
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
      values.expression();
      cursor.expect(Keyword.DEFAULT);
      values.expression();
    }
    cursor.expect(Keyword.USING);
    cursor.identifier("a column name");
  }
}
