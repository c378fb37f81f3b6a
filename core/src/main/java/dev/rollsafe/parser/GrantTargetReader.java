package dev.rollsafe.parser;

import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what privileges are granted on: objects of one kind, or all of a kind in some schemas. */
final class GrantTargetReader {
  private final Cursor cursor;
  private final ObjectKind kind;
  private final List<Grant.Target> objects = new ArrayList<>(2);
  private List<Identifier> schemas = List.of();

  private GrantTargetReader(Cursor cursor) {
    this.cursor = cursor;
    if (cursor.accept(Keyword.ALL)) {
      this.kind = plural();
      cursor.expect(Keyword.IN, Keyword.SCHEMA);
      this.schemas = cursor.identifierList("a schema name");
    } else {
      this.kind = named();
      readObjects();
    }
  }

  static GrantTargetReader read(Cursor cursor) {
    return new GrantTargetReader(cursor);
  }

  /** Returns the kind of the objects. */
  ObjectKind kind() {
    return kind;
  }

  /** Returns the objects, none for ALL .. IN SCHEMA. */
  List<Grant.Target> objects() {
    return objects;
  }

  /** Returns the schemas of ALL .. IN SCHEMA. */
  List<Identifier> schemas() {
    return schemas;
  }

  private ObjectKind plural() {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case TABLES, SEQUENCES, FUNCTIONS, PROCEDURES, ROUTINES -> {
          cursor.skip();
          String plural = keyword.name();
          return ObjectKind.valueOf(plural.substring(0, plural.length() - 1));
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES");
  }

  /** Reads the kind; without one it is a table, even where that is called like a kind. */
  private ObjectKind named() {
    Keyword keyword = cursor.keyword();
    if (keyword == null || isTableName()) {
      return ObjectKind.TABLE;
    }
    switch (keyword) {
      case TABLE,
          SEQUENCE,
          FUNCTION,
          PROCEDURE,
          ROUTINE,
          DATABASE,
          DOMAIN,
          LANGUAGE,
          PARAMETER,
          SCHEMA,
          TABLESPACE,
          TYPE -> {
        cursor.skip();
        return ObjectKind.valueOf(keyword.name());
      }
      case LARGE -> {
        cursor.expect(Keyword.LARGE, Keyword.OBJECT);
        return ObjectKind.LARGE_OBJECT;
      }
      case FOREIGN -> {
        return foreign();
      }
      default -> {
        return ObjectKind.TABLE;
      }
    }
  }

  private boolean isTableName() {
    Keyword next = cursor.keyword(1);
    return cursor.kind(1) == TokenKind.COMMA
        || cursor.kind(1) == TokenKind.DOT
        || next == Keyword.TO
        || next == Keyword.FROM;
  }

  private ObjectKind foreign() {
    cursor.expect(Keyword.FOREIGN);
    if (cursor.accept(Keyword.SERVER)) {
      return ObjectKind.SERVER;
    }
    if (!cursor.accept(Keyword.DATA)) {
      throw cursor.expected("SERVER or DATA WRAPPER");
    }
    cursor.expect(Keyword.WRAPPER);
    return ObjectKind.FOREIGN_DATA_WRAPPER;
  }

  private void readObjects() {
    do {
      objects.add(object());
    } while (cursor.accept(TokenKind.COMMA));
  }

  private Grant.Target object() {
    if (kind == ObjectKind.PARAMETER) {
      return new Grant.Target(parameter(), Optional.empty());
    }
    ObjectReader.Reference object = ObjectReader.read(cursor, kind);
    return new Grant.Target(object.name(), object.arguments());
  }

  private QualifiedName parameter() {
    int start = cursor.mark();
    String name = SetReader.parameter(cursor);
    return new QualifiedName(null, name, cursor.spanFrom(start));
  }
}
