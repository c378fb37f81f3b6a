package dev.rollsafe.parser;

import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import org.jspecify.annotations.Nullable;

/** Reads what {@code ALTER} can do to nearly every kind of object: {@code RENAME TO}, {@code OWNER TO}, {@code SET SCHEMA}. */
final class ObjectChangeReader {
  private ObjectChangeReader() {}

  /**
   * Reads one of the three.
   *
   * @param start where the statement begins
   * @param kind the kind of object
   * @param object the object; of a trigger, policy or rule the table, and it itself as the part
   * @param ifExists whether IF EXISTS was written
   * @return null where none of the three is here, or not for such an object
   */
  static @Nullable Statement read(
      Cursor cursor, int start, ObjectKind kind, ObjectReader.Reference object, boolean ifExists) {
    if (canBeRenamed(kind) && isRename(cursor, kind)) {
      cursor.expect(Keyword.RENAME, Keyword.TO);
      return renamed(cursor, start, kind, object, ifExists);
    }
    if (hasOwner(kind) && cursor.accept(Keyword.OWNER)) {
      cursor.expect(Keyword.TO);
      Identifier owner = cursor.role();
      return new ChangeOwner(
          kind, object.name(), object.arguments(), owner, cursor.spanFrom(start));
    }
    if (canMove(kind) && cursor.accept(Keyword.SET, Keyword.SCHEMA)) {
      Identifier schema = cursor.identifier("a schema name");
      return new SetSchema(
          kind, object.name(), schema, ifExists, object.arguments(), cursor.spanFrom(start));
    }
    return null;
  }

  /** Of types and domains, parts can be renamed as well. */
  private static boolean isRename(Cursor cursor, ObjectKind kind) {
    boolean hasParts = kind == ObjectKind.TYPE || kind == ObjectKind.DOMAIN;
    return hasParts ? cursor.at(Keyword.RENAME, Keyword.TO) : cursor.at(Keyword.RENAME);
  }

  /**
   * Returns the failure that says which of the three should stand here, or else one of the {@code others}.
   *
   * @param others what else can be done to such an object, each with a comma behind it
   */
  static ParseFailure expected(Cursor cursor, ObjectKind kind, String others) {
    StringBuilder what = new StringBuilder(others);
    if (canBeRenamed(kind)) {
      what.append("RENAME TO, ");
    }
    if (hasOwner(kind)) {
      what.append("OWNER TO, ");
    }
    if (canMove(kind)) {
      what.append("SET SCHEMA, ");
    }
    what.setLength(what.length() - 2);
    int last = what.lastIndexOf(", ");
    if (last > 0) {
      what.replace(last, last + 2, " or ");
    }
    return cursor.expected(what.toString());
  }

  private static Statement renamed(
      Cursor cursor, int start, ObjectKind kind, ObjectReader.Reference object, boolean ifExists) {
    Identifier newName =
        kind == ObjectKind.ROLE ? cursor.newRole() : cursor.identifier("a new name");
    return new Rename(
        kind,
        object.name(),
        object.part(),
        newName,
        ifExists,
        object.part().isPresent() ? ObjectKind.TABLE : kind,
        object.arguments(),
        cursor.spanFrom(start));
  }

  private static boolean canBeRenamed(ObjectKind kind) {
    return switch (kind) {
      case ACCESS_METHOD, CAST, EXTENSION, LARGE_OBJECT, OPERATOR, TRANSFORM, USER_MAPPING -> false;
      default -> true;
    };
  }

  private static boolean hasOwner(ObjectKind kind) {
    return switch (kind) {
      case ACCESS_METHOD,
          CAST,
          EXTENSION,
          POLICY,
          ROLE,
          RULE,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TRANSFORM,
          TRIGGER,
          USER_MAPPING -> false;
      default -> true;
    };
  }

  private static boolean canMove(ObjectKind kind) {
    return switch (kind) {
      case AGGREGATE,
          COLLATION,
          CONVERSION,
          DOMAIN,
          EXTENSION,
          FUNCTION,
          OPERATOR,
          OPERATOR_CLASS,
          OPERATOR_FAMILY,
          PROCEDURE,
          ROUTINE,
          SEQUENCE,
          STATISTICS,
          TEXT_SEARCH_CONFIGURATION,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TYPE -> true;
      default -> false;
    };
  }
}
