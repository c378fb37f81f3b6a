package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateExtension;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;

/** Reads {@code CREATE EXTENSION} and {@code ALTER EXTENSION}. */
final class ExtensionReader {
  private ExtensionReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.EXTENSION);
    boolean ifNotExists = cursor.ifNotExists();
    Identifier name = cursor.identifier("the name of an extension");
    cursor.accept(Keyword.WITH);
    Optional<Identifier> schema = Optional.empty();
    Optional<String> version = Optional.empty();
    boolean cascade = false;
    boolean more = true;
    while (more) {
      if (schema.isEmpty() && cursor.accept(Keyword.SCHEMA)) {
        schema = Optional.of(cursor.identifier("a schema name"));
      } else if (version.isEmpty() && cursor.accept(Keyword.VERSION)) {
        version = Optional.of(cursor.wordOrString("a version"));
      } else if (!cascade && cursor.accept(Keyword.CASCADE)) {
        cascade = true;
      } else {
        more = false;
      }
    }
    return new CreateExtension(name, ifNotExists, schema, version, cascade, cursor.spanFrom(start));
  }

  // ---- ALTER EXTENSION ----

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.EXTENSION);
    QualifiedName name = ObjectReader.read(cursor, ObjectKind.EXTENSION).name();
    if (cursor.accept(Keyword.SET, Keyword.SCHEMA)) {
      Identifier schema = cursor.identifier("a schema name");
      return new SetSchema(
          ObjectKind.EXTENSION, name, schema, false, Optional.empty(), cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.UPDATE)) {
      if (cursor.accept(Keyword.TO)) {
        cursor.wordOrString("a version");
      }
      return other(cursor, start, name, Consequence.SHARED);
    }
    if (!cursor.accept(Keyword.ADD) && !cursor.accept(Keyword.DROP)) {
      throw cursor.expected("UPDATE, SET SCHEMA, ADD or DROP");
    }
    member(cursor);
    return other(cursor, start, name, Consequence.NONE);
  }

  private static Statement other(
      Cursor cursor, int start, QualifiedName name, Consequence consequence) {
    return new Other(
        "ALTER",
        ObjectKind.EXTENSION,
        Optional.of(name),
        consequence,
        Optional.empty(),
        cursor.spanFrom(start));
  }

  /** Moves over the object that begins or ceases to belong to the extension. */
  private static void member(Cursor cursor) {
    int mark = cursor.mark();
    ObjectKind kind = ObjectKindReader.read(cursor, "a kind of object");
    switch (kind) {
      case DOMAIN, TYPE -> cursor.type();
      case COLUMN, CONSTRAINT, LARGE_OBJECT, POLICY, RULE, TRIGGER -> {
        cursor.reset(mark);
        throw cursor.expected("a kind of object that an extension may have");
      }
      default -> ObjectReader.read(cursor, kind);
    }
  }
}
