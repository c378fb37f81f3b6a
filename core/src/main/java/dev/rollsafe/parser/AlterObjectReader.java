package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;

/** Reads {@code ALTER} of the kinds of object that have no family of their own, such as collations, operators and servers. */
final class AlterObjectReader {
  private AlterObjectReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER);
    ObjectKind kind = ObjectKindReader.read(cursor, "what to alter");
    ObjectReader.Reference object = ObjectReader.read(cursor, kind);
    Statement change = ObjectChangeReader.read(cursor, start, kind, object, false);
    if (change != null) {
      return change;
    }
    throw cursor.expected("RENAME TO, OWNER TO or SET SCHEMA");
  }
}
