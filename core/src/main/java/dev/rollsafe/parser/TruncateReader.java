package dev.rollsafe.parser;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.sql.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code TRUNCATE}. */
final class TruncateReader {
  private TruncateReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.TRUNCATE);
    cursor.accept(Keyword.TABLE);
    List<QualifiedName> only = new ArrayList<>(0);
    List<QualifiedName> tables = cursor.relations(only);
    boolean restart = cursor.accept(Keyword.RESTART, Keyword.IDENTITY);
    if (!restart) {
      cursor.accept(Keyword.CONTINUE, Keyword.IDENTITY);
    }
    boolean cascade = cursor.cascade();
    return new Truncate(tables, only, restart, cascade, cursor.spanFrom(start));
  }
}
