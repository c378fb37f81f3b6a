package dev.rollsafe.parser;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.sql.Keyword;

/** Reads {@code TRUNCATE}. */
final class TruncateReader {
  private TruncateReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.TRUNCATE);
    cursor.accept(Keyword.TABLE);
    var tables = cursor.relations();
    boolean restart = cursor.accept(Keyword.RESTART, Keyword.IDENTITY);
    if (!restart) {
      cursor.accept(Keyword.CONTINUE, Keyword.IDENTITY);
    }
    boolean cascade = cursor.cascade();
    return new Truncate(tables, restart, cascade, cursor.spanFrom(start));
  }
}
