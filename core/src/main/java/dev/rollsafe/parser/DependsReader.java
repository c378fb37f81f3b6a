package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;

/** Reads {@code ALTER .. [NO] DEPENDS ON EXTENSION}, which says what goes when an extension is dropped. */
final class DependsReader {
  private DependsReader() {}

  static boolean startsHere(Cursor cursor) {
    return cursor.at(Keyword.DEPENDS) || cursor.at(Keyword.NO, Keyword.DEPENDS);
  }

  /**
   * Reads it.
   *
   * @param start where the statement begins
   */
  static Statement read(Cursor cursor, int start, ObjectKind kind, ObjectReader.Reference object) {
    cursor.accept(Keyword.NO);
    cursor.expect(Keyword.DEPENDS, Keyword.ON, Keyword.EXTENSION);
    cursor.identifier("an extension name");
    return new Other("ALTER", kind, Optional.of(object.name()), cursor.spanFrom(start));
  }
}
