package dev.rollsafe.parser;

import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads {@code COMMENT ON} and {@code SECURITY LABEL}, which name an object of any kind and say something about it. */
final class CommentReader {
  private CommentReader() {}

  static Statement comment(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.COMMENT, Keyword.ON);
    ObjectKind kind = kind(cursor, "what to comment on");
    if (kind == ObjectKind.CONSTRAINT) {
      return ofConstraint(cursor, start);
    }
    ObjectReader.Reference object = object(cursor, kind);
    Optional<String> text = text(cursor);
    return new Comment(
        kind,
        object.name(),
        object.part(),
        false,
        object.arguments(),
        text,
        cursor.spanFrom(start));
  }

  private static Statement ofConstraint(Cursor cursor, int start) {
    Identifier constraint = cursor.identifier("the name of a constraint");
    cursor.expect(Keyword.ON);
    boolean ofDomain = cursor.at(Keyword.DOMAIN) && cursor.atIdentifier(1);
    if (ofDomain) {
      cursor.skip();
    }
    QualifiedName owner = cursor.qualifiedName(ofDomain ? "the name of a domain" : "a table name");
    Optional<String> text = text(cursor);
    return new Comment(
        ObjectKind.CONSTRAINT,
        owner,
        Optional.of(constraint),
        ofDomain,
        Optional.empty(),
        text,
        cursor.spanFrom(start));
  }

  static Statement securityLabel(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.SECURITY, Keyword.LABEL);
    if (cursor.accept(Keyword.FOR)) {
      provider(cursor);
    }
    cursor.expect(Keyword.ON);
    int kindStart = cursor.mark();
    ObjectKind kind = kind(cursor, "what to label");
    if (!canBeLabelled(kind)) {
      cursor.reset(kindStart);
      throw cursor.expected("what to label");
    }
    ObjectReader.Reference object = object(cursor, kind);
    text(cursor);
    return new Other("SECURITY LABEL", kind, Optional.of(object.name()), cursor.spanFrom(start));
  }

  private static void provider(Cursor cursor) {
    if (cursor.at(TokenKind.STRING)) {
      cursor.string("a label provider");
    } else if (cursor.atWordNotReserved()) {
      cursor.skip();
    } else {
      throw cursor.expected("a label provider");
    }
  }

  private static boolean canBeLabelled(ObjectKind kind) {
    return switch (kind) {
      case CAST,
          CONSTRAINT,
          OPERATOR,
          OPERATOR_CLASS,
          OPERATOR_FAMILY,
          POLICY,
          RULE,
          TRANSFORM,
          TRIGGER -> false;
      default -> true;
    };
  }

  /** Roles are called ROLE here, never USER or GROUP, and user mappings have no place here. */
  private static ObjectKind kind(Cursor cursor, String what) {
    if (cursor.at(Keyword.USER) || cursor.at(Keyword.GROUP)) {
      throw cursor.expected(what);
    }
    return ObjectKindReader.read(cursor, what);
  }

  private static ObjectReader.Reference object(Cursor cursor, ObjectKind kind) {
    return switch (kind) {
      case TYPE, DOMAIN -> ObjectReader.type(cursor);
      case ROLE ->
        new ObjectReader.Reference(
            ObjectReader.simple(cursor.identifier(ObjectReader.named(kind))));
      default -> ObjectReader.read(cursor, kind);
    };
  }

  private static Optional<String> text(Cursor cursor) {
    cursor.expect(Keyword.IS);
    return cursor.accept(Keyword.NULL)
        ? Optional.empty()
        : Optional.of(cursor.string("a string or NULL"));
  }
}
