package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;

/** Reads what is about foreign data but no table: wrappers, servers, user mappings, {@code IMPORT FOREIGN SCHEMA}. */
final class ForeignDataReader {
  private ForeignDataReader() {}

  // ---- wrappers ----

  static Statement createWrapper(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.simpleName();
    functions(cursor);
    OptionsReader.foreign(cursor);
    return head.of(name);
  }

  /** Reads what is behind the name. */
  static Statement alterWrapper(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    boolean any = functions(cursor);
    any |= OptionsReader.alterForeign(cursor);
    if (!any) {
      throw ObjectChangeReader.expected(cursor, head.kind(), "HANDLER, VALIDATOR, OPTIONS, ");
    }
    return head.of(name, Consequence.SHARED);
  }

  private static boolean functions(Cursor cursor) {
    boolean any = false;
    while (true) {
      if (cursor.accept(Keyword.HANDLER) || cursor.accept(Keyword.VALIDATOR)) {
        cursor.qualifiedName("the name of a function");
      } else if (!cursor.accept(Keyword.NO, Keyword.HANDLER)
          && !cursor.accept(Keyword.NO, Keyword.VALIDATOR)) {
        return any;
      }
      any = true;
    }
  }

  // ---- servers ----

  static Statement createServer(Head head) {
    Cursor cursor = head.cursor();
    cursor.ifNotExists();
    QualifiedName name = head.simpleName();
    if (cursor.accept(Keyword.TYPE)) {
      cursor.string("a type of server in quotes");
    }
    version(cursor);
    cursor.expect(Keyword.FOREIGN, Keyword.DATA, Keyword.WRAPPER);
    cursor.identifier("the name of a foreign data wrapper");
    OptionsReader.foreign(cursor);
    return head.of(name);
  }

  /** Reads what is behind the name. */
  static Statement alterServer(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    boolean any = version(cursor);
    any |= OptionsReader.alterForeign(cursor);
    if (!any) {
      throw ObjectChangeReader.expected(cursor, head.kind(), "VERSION, OPTIONS, ");
    }
    return head.of(name, Consequence.SHARED);
  }

  private static boolean version(Cursor cursor) {
    if (!cursor.accept(Keyword.VERSION)) {
      return false;
    }
    if (!cursor.accept(Keyword.NULL)) {
      cursor.string("a version in quotes");
    }
    return true;
  }

  // ---- user mappings ----

  static Statement createMapping(Head head) {
    Cursor cursor = head.cursor();
    cursor.ifNotExists();
    QualifiedName name = ObjectReader.read(cursor, ObjectKind.USER_MAPPING).name();
    OptionsReader.foreign(cursor);
    return head.of(name);
  }

  /** Reads what is behind the name. */
  static Statement alterMapping(Head head, QualifiedName name) {
    if (!OptionsReader.alterForeign(head.cursor())) {
      throw head.cursor().expected("OPTIONS");
    }
    return head.of(name, Consequence.SHARED);
  }

  // ---- IMPORT FOREIGN SCHEMA ----

  static Statement importSchema(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.IMPORT, Keyword.FOREIGN, Keyword.SCHEMA);
    cursor.identifier("the name of a schema there");
    boolean limited = cursor.accept(Keyword.LIMIT);
    if (limited) {
      cursor.expect(Keyword.TO);
    }
    if (limited || cursor.accept(Keyword.EXCEPT)) {
      cursor.expect(TokenKind.LEFT_PAREN);
      cursor.relations(new ArrayList<>(0));
      cursor.expect(TokenKind.RIGHT_PAREN);
    }
    cursor.expect(Keyword.FROM, Keyword.SERVER);
    cursor.identifier("the name of a server");
    cursor.expect(Keyword.INTO);
    Head head = new Head(cursor, start, "IMPORT", ObjectKind.SCHEMA);
    QualifiedName into = head.simpleName();
    OptionsReader.foreign(cursor);
    return head.of(into, Consequence.UNNAMED_TABLES);
  }
}
