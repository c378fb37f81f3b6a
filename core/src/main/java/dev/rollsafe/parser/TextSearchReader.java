package dev.rollsafe.parser;

import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;

/** Reads {@code ALTER TEXT SEARCH}: what it changes, all text searches meet. */
final class TextSearchReader {
  private TextSearchReader() {}

  /** Reads what is behind the name of a dictionary. */
  static Statement alterDictionary(Head head, QualifiedName name) {
    OptionsReader.definition(head.cursor());
    return head.of(name, Consequence.SHARED);
  }

  /** Reads what is behind the name of a configuration. */
  static Statement alterConfiguration(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (cursor.accept(Keyword.ADD)) {
      cursor.expect(Keyword.MAPPING);
      tokenTypes(cursor);
      dictionaries(cursor);
    } else if (cursor.accept(Keyword.DROP)) {
      cursor.expect(Keyword.MAPPING);
      cursor.ifExists();
      tokenTypes(cursor);
    } else if (cursor.accept(Keyword.ALTER)) {
      cursor.expect(Keyword.MAPPING);
      alteredMapping(cursor);
    } else {
      throw ObjectChangeReader.expected(
          cursor, head.kind(), "ADD MAPPING, ALTER MAPPING, DROP MAPPING, ");
    }
    return head.of(name, Consequence.SHARED);
  }

  private static void alteredMapping(Cursor cursor) {
    boolean limited = cursor.at(Keyword.FOR);
    if (limited) {
      tokenTypes(cursor);
    }
    if (!limited || cursor.at(Keyword.REPLACE)) {
      cursor.expect(Keyword.REPLACE);
      cursor.qualifiedName("the name of a dictionary");
      cursor.expect(Keyword.WITH);
      cursor.qualifiedName("the name of a dictionary");
    } else {
      dictionaries(cursor);
    }
  }

  private static void tokenTypes(Cursor cursor) {
    cursor.expect(Keyword.FOR);
    cursor.identifierList("a token type");
  }

  private static void dictionaries(Cursor cursor) {
    cursor.expect(Keyword.WITH);
    cursor.qualifiedNames("the name of a dictionary");
  }
}
