package dev.rollsafe.parser;

import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads {@code CREATE} and {@code ALTER} of ROLE, USER and GROUP. */
final class RoleReader {
  private RoleReader() {}

  static Statement create(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = ObjectReader.simple(cursor.newRole());
    cursor.accept(Keyword.WITH);
    boolean more;
    do {
      more = option(cursor) || membership(cursor);
    } while (more);
    return head.of(name);
  }

  /**
   * Reads what is behind the name.
   *
   * @param isGroup whether the statement says GROUP, which takes nothing but members
   */
  static Statement alter(Head head, QualifiedName name, boolean isGroup) {
    Cursor cursor = head.cursor();
    if (isGroup) {
      return members(head, name);
    }
    if (cursor.accept(Keyword.IN)) {
      cursor.expect(Keyword.DATABASE);
      cursor.identifier("the name of a database");
      SetReader.clause(cursor);
    } else if (cursor.at(Keyword.SET) || cursor.at(Keyword.RESET)) {
      SetReader.clause(cursor);
    } else {
      cursor.accept(Keyword.WITH);
      boolean more;
      do {
        more = option(cursor);
      } while (more);
    }
    return head.of(name, Consequence.SHARED);
  }

  /** {@code ALTER ROLE ALL} sets parameters and can do nothing else. */
  static Statement alterAll(Head head) {
    Cursor cursor = head.cursor();
    int mark = cursor.mark();
    cursor.expect(Keyword.ALL);
    QualifiedName name = new QualifiedName(null, "all", cursor.spanFrom(mark));
    if (cursor.accept(Keyword.IN)) {
      cursor.expect(Keyword.DATABASE);
      cursor.identifier("the name of a database");
    }
    SetReader.clause(cursor);
    return head.of(name, Consequence.SHARED);
  }

  private static Statement members(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    boolean add = cursor.accept(Keyword.ADD);
    if (!add && !cursor.accept(Keyword.DROP)) {
      throw ObjectChangeReader.expected(cursor, head.kind(), "ADD USER, DROP USER, ");
    }
    cursor.expect(Keyword.USER);
    GrantReader.grantees(cursor, false);
    return head.of(name, add ? Consequence.NONE : Consequence.SHARED);
  }

  /** Reads one option of CREATE and ALTER ROLE; says whether there was one. */
  private static boolean option(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return named(cursor);
    }
    switch (keyword) {
      case INHERIT -> cursor.skip();
      case ENCRYPTED -> {
        cursor.expect(Keyword.ENCRYPTED, Keyword.PASSWORD);
        cursor.string("a password");
      }
      case PASSWORD -> {
        cursor.skip();
        if (!cursor.accept(Keyword.NULL)) {
          cursor.string("a password or NULL");
        }
      }
      case CONNECTION -> {
        cursor.expect(Keyword.CONNECTION, Keyword.LIMIT);
        cursor.integer();
      }
      case VALID -> {
        cursor.expect(Keyword.VALID, Keyword.UNTIL);
        cursor.string("a time");
      }
      case USER -> {
        cursor.skip();
        GrantReader.grantees(cursor, false);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The words that are no keywords. */
  private static boolean named(Cursor cursor) {
    if (!cursor.atIdentifier()) {
      return false;
    }
    switch (cursor.tokens().identifier(cursor.mark())) {
      case "superuser",
          "nosuperuser",
          "createrole",
          "nocreaterole",
          "replication",
          "noreplication",
          "createdb",
          "nocreatedb",
          "login",
          "nologin",
          "bypassrls",
          "nobypassrls",
          "noinherit" -> {
        cursor.skip();
        return true;
      }
      default -> throw cursor.expected("an option of a role");
    }
  }

  /** Reads one option that only CREATE ROLE knows. */
  private static boolean membership(Cursor cursor) {
    if (cursor.accept(Keyword.SYSID)) {
      cursor.expect(TokenKind.NUMBER);
      return true;
    }
    boolean listed = cursor.accept(Keyword.ADMIN) || cursor.accept(Keyword.ROLE);
    if (!listed && cursor.accept(Keyword.IN)) {
      if (!cursor.accept(Keyword.ROLE) && !cursor.accept(Keyword.GROUP)) {
        throw cursor.expected("ROLE or GROUP");
      }
      listed = true;
    }
    if (listed) {
      GrantReader.grantees(cursor, false);
    }
    return listed;
  }
}
