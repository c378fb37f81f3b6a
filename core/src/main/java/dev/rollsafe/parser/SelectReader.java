package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import java.util.List;

/** Reads {@code SELECT}, {@code VALUES} and {@code TABLE}; a {@code SELECT .. INTO} is a {@code CREATE TABLE .. AS}. */
final class SelectReader {
  private SelectReader() {}

  /** Reads a query that stands for itself, behind the WITH list at {@code start}. */
  static Statement read(Cursor cursor, int start, List<WithQuery> with) {
    QueryExtent query = QueryExtent.creating(cursor);
    QualifiedName created = query.created();
    List<WithQuery> all = WithClauseReader.both(with, query.with());
    if (created == null) {
      return new Select(cursor.queryFrom(start), all, cursor.spanFrom(start));
    }
    return new CreateTableAs(
        created,
        query.persistence(),
        false,
        List.of(),
        cursor.queryFrom(start),
        all,
        true,
        cursor.spanFrom(start));
  }

  /** Reads a query within another statement, behind the WITH list at {@code start}. */
  static Select nested(Cursor cursor, int start, List<WithQuery> with) {
    QueryExtent query = QueryExtent.plain(cursor);
    return new Select(
        cursor.queryFrom(start), WithClauseReader.both(with, query.with()), cursor.spanFrom(start));
  }
}
