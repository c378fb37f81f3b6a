package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads what is about rights beside GRANT: {@code ALTER DEFAULT PRIVILEGES} and {@code REASSIGN OWNED}. */
final class RightsReader {
  private RightsReader() {}

  // ---- ALTER DEFAULT PRIVILEGES ----

  /** Only objects that are made later get these privileges, and no other release knows those. */
  static Statement defaultPrivileges(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER);
    cursor.expect(Keyword.DEFAULT, Keyword.PRIVILEGES);
    while (!cursor.at(Keyword.GRANT) && !cursor.at(Keyword.REVOKE)) {
      scope(cursor);
    }
    boolean revoke = cursor.at(Keyword.REVOKE);
    cursor.skip();
    if (revoke && cursor.accept(Keyword.GRANT)) {
      cursor.expect(Keyword.OPTION, Keyword.FOR);
    }
    privileges(cursor);
    cursor.expect(Keyword.ON);
    kind(cursor);
    cursor.expect(revoke ? Keyword.FROM : Keyword.TO);
    GrantReader.grantees(cursor, true);
    if (revoke) {
      cursor.cascade();
    } else if (cursor.accept(Keyword.WITH)) {
      cursor.expect(Keyword.GRANT, Keyword.OPTION);
    }
    return new Other(
        "ALTER", ObjectKind.DEFAULT_PRIVILEGES, Optional.empty(), cursor.spanFrom(start));
  }

  private static void scope(Cursor cursor) {
    if (cursor.accept(Keyword.IN)) {
      cursor.expect(Keyword.SCHEMA);
      cursor.identifierList("a schema name");
    } else if (cursor.accept(Keyword.FOR)) {
      if (!cursor.accept(Keyword.ROLE) && !cursor.accept(Keyword.USER)) {
        throw cursor.expected("ROLE or USER");
      }
      GrantReader.grantees(cursor, false);
    } else {
      throw cursor.expected("FOR ROLE, IN SCHEMA, GRANT or REVOKE");
    }
  }

  private static void privileges(Cursor cursor) {
    if (cursor.accept(Keyword.ALL)) {
      cursor.accept(Keyword.PRIVILEGES);
      GrantReader.columns(cursor);
      return;
    }
    do {
      GrantReader.privilege(cursor);
      GrantReader.columns(cursor);
    } while (cursor.accept(TokenKind.COMMA));
  }

  private static void kind(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES, SCHEMAS -> {
          cursor.skip();
          return;
        }
        case LARGE -> {
          cursor.expect(Keyword.LARGE, Keyword.OBJECTS);
          return;
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS");
  }

  // ---- REASSIGN OWNED ----

  /** An owner has all rights, so whoever owned the objects may no longer use them. */
  static Statement reassignOwned(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.REASSIGN, Keyword.OWNED, Keyword.BY);
    QualifiedName owner = ObjectReader.simple(cursor.role());
    while (cursor.accept(TokenKind.COMMA)) {
      cursor.role();
    }
    cursor.expect(Keyword.TO);
    cursor.role();
    return new Other(
        "REASSIGN",
        ObjectKind.OWNED,
        Optional.of(owner),
        Other.Consequence.SHARED,
        Optional.empty(),
        cursor.spanFrom(start));
  }
}
