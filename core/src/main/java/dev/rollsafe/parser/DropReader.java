package dev.rollsafe.parser;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code DROP} of every kind of object, and {@code DROP OWNED}. */
final class DropReader {
  private final Cursor cursor;
  private final int start;
  private final ObjectKind kind;

  private DropReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.DROP);
    this.kind = kind(cursor);
  }

  static Statement read(Cursor cursor) {
    return new DropReader(cursor).read();
  }

  private static ObjectKind kind(Cursor cursor) {
    if (cursor.accept(Keyword.OWNED)) {
      cursor.expect(Keyword.BY);
      return ObjectKind.OWNED;
    }
    int at = cursor.mark();
    ObjectKind kind = ObjectKindReader.read(cursor, "what to drop");
    switch (kind) {
      case COLUMN, CONSTRAINT, LARGE_OBJECT -> {
        cursor.reset(at);
        throw cursor.expected("what to drop");
      }
      default -> {
        return kind;
      }
    }
  }

  private Drop read() {
    boolean concurrently = kind == ObjectKind.INDEX && cursor.accept(Keyword.CONCURRENTLY);
    boolean ifExists = kind != ObjectKind.OWNED && cursor.ifExists();
    List<Drop.Target> targets = new ArrayList<>(2);
    do {
      targets.add(target());
    } while (isList() && cursor.accept(TokenKind.COMMA));
    boolean cascade = false;
    if (kind == ObjectKind.DATABASE) {
      options();
    } else if (hasBehavior()) {
      cascade = cursor.cascade();
    }
    return new Drop(kind, targets, ifExists, cascade, concurrently, cursor.spanFrom(start));
  }

  private Drop.Target target() {
    ObjectReader.Reference object = switch (kind) {
      case TYPE, DOMAIN -> ObjectReader.type(cursor);
      case LANGUAGE -> new ObjectReader.Reference(ObjectReader.languageName(cursor));
      case OWNED -> ObjectReader.read(cursor, ObjectKind.ROLE);
      default -> ObjectReader.read(cursor, kind);
    };
    return object
        .part()
        .map(part -> new Drop.Target(
            ObjectReader.simple(part), Optional.empty(), Optional.of(object.name())))
        .orElseGet(() -> new Drop.Target(object.name(), object.arguments(), Optional.empty()));
  }

  /** Says whether several can be dropped at once. */
  private boolean isList() {
    return switch (kind) {
      case CAST,
          DATABASE,
          OPERATOR_CLASS,
          OPERATOR_FAMILY,
          POLICY,
          RULE,
          SUBSCRIPTION,
          TABLESPACE,
          TRANSFORM,
          TRIGGER,
          USER_MAPPING -> false;
      default -> true;
    };
  }

  /** Nothing in a database depends on what all databases share, so these know no CASCADE. */
  private boolean hasBehavior() {
    return kind != ObjectKind.ROLE
        && kind != ObjectKind.TABLESPACE
        && kind != ObjectKind.USER_MAPPING;
  }

  /** {@code WITH (FORCE)}, PostgreSQL 13. */
  private void options() {
    boolean with = cursor.accept(Keyword.WITH);
    if (!with && !cursor.at(TokenKind.LEFT_PAREN)) {
      return;
    }
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.expect(Keyword.FORCE);
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }
}
