package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
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
    int end = cursor.endWithoutWithData();
    Query query = cursor.at(Keyword.EXECUTE) ? execute(cursor, end) : cursor.queryUpTo(end);
    boolean withData = !cursor.accept(Keyword.WITH, Keyword.NO, Keyword.DATA);
    if (withData) {
      cursor.accept(Keyword.WITH, Keyword.DATA);
    }
    return new CreateTableAs(
        name, persistence, ifNotExists, columns, query, withData, cursor.spanFrom(start));
  }

  /** A prepared statement can stand in for the query. */
  private static Query execute(Cursor cursor, int end) {
    int start = cursor.mark();
    cursor.expect(Keyword.EXECUTE);
    cursor.identifier("the name of a prepared statement");
    if (cursor.mark() < end) {
      cursor.skipParentheses();
    }
    return cursor.queryFrom(start);
  }
}
