package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;

/** Reads the rest of {@code CREATE TABLE .. AS}. */
final class CreateTableAsReader {
  private CreateTableAsReader() {}

  static Statement read(
      Cursor cursor,
      int start,
      QualifiedName name,
      Persistence persistence,
      boolean ifNotExists,
      List<Identifier> columns) {
    cursor.expect(Keyword.AS);
    List<WithQuery> with = List.of();
    int queryStart = cursor.mark();
    if (cursor.at(Keyword.EXECUTE)) {
      execute(cursor);
    } else {
      with = QueryExtent.plain(cursor).with();
    }
    Query query = cursor.queryFrom(queryStart);
    boolean withData = !cursor.accept(Keyword.WITH, Keyword.NO, Keyword.DATA);
    if (withData) {
      cursor.accept(Keyword.WITH, Keyword.DATA);
    }
    return new CreateTableAs(
        name, persistence, ifNotExists, columns, query, with, withData, cursor.spanFrom(start));
  }

  /** A prepared statement can stand in for the query. */
  private static void execute(Cursor cursor) {
    cursor.expect(Keyword.EXECUTE);
    cursor.identifier("the name of a prepared statement");
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skipParentheses();
    }
  }
}
