package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads {@code ALTER FUNCTION}, {@code ALTER PROCEDURE} and {@code ALTER ROUTINE}. */
final class AlterRoutineReader {
  private AlterRoutineReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER);
    ObjectKind kind = ObjectKindReader.read(cursor, "FUNCTION, PROCEDURE or ROUTINE");
    ObjectReader.Reference routine = ObjectReader.read(cursor, kind);
    if (DependsReader.startsHere(cursor)) {
      return DependsReader.read(cursor, start, kind, routine);
    }
    if (!isSetting(cursor)) {
      Statement change = ObjectChangeReader.read(cursor, start, kind, routine, false);
      if (change != null) {
        return change;
      }
    }
    int attributesStart = cursor.mark();
    attributes(cursor, kind);
    String attributes = cursor.textFrom(attributesStart);
    cursor.accept(Keyword.RESTRICT);
    return new AlterRoutine(
        kind, routine.name(), routine.arguments(), attributes, cursor.spanFrom(start));
  }

  /** {@code SET SCHEMA 's'} sets the search path of the routine; without quotes it moves the routine. */
  private static boolean isSetting(Cursor cursor) {
    return cursor.at(Keyword.SET, Keyword.SCHEMA) && cursor.kind(2) == TokenKind.STRING;
  }

  private static void attributes(Cursor cursor, ObjectKind kind) {
    RoutineAttributesReader reader =
        new RoutineAttributesReader(cursor, kind == ObjectKind.PROCEDURE);
    if (!reader.attribute()) {
      throw cursor.expected("an attribute, RENAME TO, SET SCHEMA or OWNER TO");
    }
    boolean more;
    do {
      more = reader.attribute();
    } while (more);
  }
}
