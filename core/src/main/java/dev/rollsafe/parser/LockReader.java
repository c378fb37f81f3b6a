package dev.rollsafe.parser;

import dev.rollsafe.ast.LockTable;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code LOCK TABLE}. */
final class LockReader {
  private LockReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.LOCK);
    cursor.accept(Keyword.TABLE);
    List<QualifiedName> only = new ArrayList<>(0);
    List<QualifiedName> tables = cursor.relations(only);
    String mode = "ACCESS EXCLUSIVE";
    if (cursor.accept(Keyword.IN)) {
      mode = mode(cursor);
      cursor.expect(Keyword.MODE);
    }
    boolean nowait = cursor.accept(Keyword.NOWAIT);
    return new LockTable(tables, only, mode, nowait, cursor.spanFrom(start));
  }

  private static String mode(Cursor cursor) {
    if (cursor.accept(Keyword.ACCESS)) {
      return cursor.accept(Keyword.SHARE) ? "ACCESS SHARE" : exclusive(cursor, "ACCESS EXCLUSIVE");
    }
    if (cursor.accept(Keyword.ROW)) {
      return cursor.accept(Keyword.SHARE) ? "ROW SHARE" : exclusive(cursor, "ROW EXCLUSIVE");
    }
    if (!cursor.accept(Keyword.SHARE)) {
      return exclusive(cursor, "EXCLUSIVE");
    }
    if (cursor.accept(Keyword.UPDATE)) {
      return exclusive(cursor, "SHARE UPDATE EXCLUSIVE");
    }
    return cursor.accept(Keyword.ROW) ? exclusive(cursor, "SHARE ROW EXCLUSIVE") : "SHARE";
  }

  private static String exclusive(Cursor cursor, String mode) {
    if (!cursor.accept(Keyword.EXCLUSIVE)) {
      throw cursor.expected("a lock mode");
    }
    return mode;
  }
}
