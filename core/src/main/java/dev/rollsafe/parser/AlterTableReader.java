package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import java.util.Optional;

/** Reads {@code ALTER TABLE} and its likes: INDEX, VIEW, MATERIALIZED VIEW, FOREIGN TABLE. */
final class AlterTableReader {
  private final Cursor cursor;
  private final int start;
  private final ObjectKind kind;

  private AlterTableReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.ALTER);
    this.kind = kind(cursor);
  }

  static Statement read(Cursor cursor) {
    return new AlterTableReader(cursor).read();
  }

  private static ObjectKind kind(Cursor cursor) {
    if (cursor.accept(Keyword.TABLE)) {
      return ObjectKind.TABLE;
    }
    if (cursor.accept(Keyword.INDEX)) {
      return ObjectKind.INDEX;
    }
    if (cursor.accept(Keyword.VIEW)) {
      return ObjectKind.VIEW;
    }
    if (cursor.accept(Keyword.MATERIALIZED)) {
      cursor.expect(Keyword.VIEW);
      return ObjectKind.MATERIALIZED_VIEW;
    }
    cursor.expect(Keyword.FOREIGN, Keyword.TABLE);
    return ObjectKind.FOREIGN_TABLE;
  }

  private Statement read() {
    if (cursor.at(Keyword.ALL)) {
      return allInTablespace();
    }
    boolean ifExists = cursor.ifExists();
    boolean only = hasDescendants() && cursor.at(Keyword.ONLY);
    QualifiedName name = hasDescendants()
        ? cursor.relation("a table name")
        : cursor.qualifiedName("the name of " + article());
    if (cursor.accept(Keyword.RENAME)) {
      return rename(name, ifExists);
    }
    if (cursor.accept(Keyword.SET, Keyword.SCHEMA)) {
      Identifier schema = cursor.identifier("a schema name");
      return new SetSchema(kind, name, schema, ifExists, Optional.empty(), cursor.spanFrom(start));
    }
    List<AlterAction> actions = actions();
    return new AlterTable(kind, name, ifExists, only, actions, cursor.spanFrom(start));
  }

  private boolean hasDescendants() {
    return kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
  }

  private String article() {
    return kind == ObjectKind.INDEX ? "an index" : "a " + kind.noun();
  }

  /** {@code ALL IN TABLESPACE} names no table; each is locked and copied all the same. */
  private Statement allInTablespace() {
    cursor.expect(Keyword.ALL, Keyword.IN, Keyword.TABLESPACE);
    cursor.identifier("a tablespace name");
    if (cursor.accept(Keyword.OWNED, Keyword.BY)) {
      do {
        cursor.role();
      } while (cursor.accept(TokenKind.COMMA));
    }
    cursor.expect(Keyword.SET, Keyword.TABLESPACE);
    cursor.identifier("a tablespace name");
    cursor.accept(Keyword.NOWAIT);
    return new Other(
        "ALTER",
        kind,
        Optional.empty(),
        Other.Consequence.UNNAMED_TABLES,
        Optional.empty(),
        cursor.spanFrom(start));
  }

  // ---- RENAME ----

  private Statement rename(QualifiedName name, boolean ifExists) {
    if (cursor.accept(Keyword.TO)) {
      return renamed(kind, name, Optional.empty(), ifExists);
    }
    ObjectKind part = ObjectKind.COLUMN;
    if (hasDescendants() && cursor.accept(Keyword.CONSTRAINT)) {
      part = ObjectKind.CONSTRAINT;
    } else if (kind == ObjectKind.INDEX) {
      throw cursor.expected("TO");
    } else {
      cursor.accept(Keyword.COLUMN);
    }
    Identifier old =
        cursor.identifier(part == ObjectKind.COLUMN ? "a column name" : "a constraint name");
    cursor.expect(Keyword.TO);
    return renamed(part, name, Optional.of(old), ifExists);
  }

  private Statement renamed(
      ObjectKind renamed, QualifiedName name, Optional<Identifier> part, boolean ifExists) {
    Identifier newName = cursor.identifier("a new name");
    return new Rename(
        renamed, name, part, newName, ifExists, kind, Optional.empty(), cursor.spanFrom(start));
  }

  // ---- actions ----

  private List<AlterAction> actions() {
    if (isAlone()) {
      return List.of(AlterActionReader.alone(cursor, kind));
    }
    return AlterActionReader.actions(cursor);
  }

  /** Partitions and extensions cannot be dealt with beside other actions. */
  private boolean isAlone() {
    Keyword keyword = cursor.keyword();
    return keyword == Keyword.ATTACH
        || keyword == Keyword.DETACH
        || keyword == Keyword.DEPENDS
        || (keyword == Keyword.NO && cursor.keyword(1) == Keyword.DEPENDS);
  }
}
