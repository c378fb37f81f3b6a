package dev.rollsafe.parser;

import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code GRANT} and {@code REVOKE}: of privileges where ON follows what is granted, of roles where it does not. */
final class GrantReader {
  private final Cursor cursor;
  private final int start;
  private final boolean revoke;
  private final List<String> options = new ArrayList<>(1);

  private GrantReader(Cursor cursor, boolean revoke) {
    this.cursor = cursor;
    this.start = cursor.mark();
    this.revoke = revoke;
    cursor.skip();
  }

  /** Reads whichever of the two is here. */
  static Statement read(Cursor cursor) {
    return new GrantReader(cursor, cursor.at(Keyword.REVOKE)).read();
  }

  private Grant read() {
    boolean ofRoles = revoke && revokedOption();
    if (!ofRoles && cursor.accept(Keyword.ALL)) {
      cursor.accept(Keyword.PRIVILEGES);
      return ofPrivileges(List.of(new Grant.Privilege("ALL", columns(cursor))));
    }
    List<Identifier> names = new ArrayList<>(4);
    List<Grant.Privilege> privileges = new ArrayList<>(4);
    boolean limited = false;
    do {
      Identifier name = privilege(cursor);
      List<Identifier> columns = columns(cursor);
      limited |= !columns.isEmpty();
      names.add(name);
      privileges.add(new Grant.Privilege(name.value().toUpperCase(Locale.ROOT), columns));
    } while (cursor.accept(TokenKind.COMMA));
    if (!ofRoles && cursor.at(Keyword.ON)) {
      return ofPrivileges(privileges);
    }
    if (!cursor.at(revoke ? Keyword.FROM : Keyword.TO)) {
      throw cursor.expected(revoke ? "ON or FROM" : "ON or TO");
    }
    if (limited || options.contains("GRANT")) {
      throw cursor.expected("ON");
    }
    return ofRoles(names);
  }

  /** Reads {@code GRANT OPTION FOR}, or an option of roles; says whether it is one of roles. */
  private boolean revokedOption() {
    if (cursor.accept(Keyword.GRANT)) {
      cursor.expect(Keyword.OPTION, Keyword.FOR);
      options.add("GRANT");
      return false;
    }
    if (cursor.atIdentifier()
        && cursor.keyword(1) == Keyword.OPTION
        && cursor.keyword(2) == Keyword.FOR) {
      options.add(roleOption());
      cursor.expect(Keyword.OPTION, Keyword.FOR);
      return true;
    }
    return false;
  }

  private Grant ofPrivileges(List<Grant.Privilege> privileges) {
    cursor.expect(Keyword.ON);
    GrantTargetReader target = GrantTargetReader.read(cursor);
    List<String> roles = roles(true);
    if (!revoke && cursor.accept(Keyword.WITH)) {
      cursor.expect(Keyword.GRANT, Keyword.OPTION);
      options.add("GRANT");
    }
    Optional<String> grantor = grantor();
    boolean cascade = revoke && cursor.cascade();
    return new Grant(
        revoke,
        privileges,
        Optional.of(target.kind()),
        target.objects(),
        target.schemas(),
        roles,
        options,
        grantor,
        cascade,
        cursor.spanFrom(start));
  }

  private Grant ofRoles(List<Identifier> names) {
    List<Grant.Privilege> granted = new ArrayList<>(names.size());
    for (Identifier name : names) {
      granted.add(new Grant.Privilege(name.value(), List.of()));
    }
    List<String> roles = roles(false);
    if (!revoke && cursor.accept(Keyword.WITH)) {
      do {
        options.add(grantedOption());
      } while (cursor.accept(TokenKind.COMMA));
    }
    Optional<String> grantor = grantor();
    boolean cascade = revoke && cursor.cascade();
    return new Grant(
        revoke,
        granted,
        Optional.empty(),
        List.of(),
        List.of(),
        roles,
        options,
        grantor,
        cascade,
        cursor.spanFrom(start));
  }

  /** Reads {@code ADMIN OPTION}, or since PostgreSQL 16 {@code INHERIT FALSE} and the like. */
  private String grantedOption() {
    String option = roleOption();
    if (cursor.accept(Keyword.OPTION) || cursor.accept(Keyword.TRUE)) {
      return option;
    }
    if (!cursor.accept(Keyword.FALSE)) {
      throw cursor.expected("OPTION, TRUE or FALSE");
    }
    return option.concat(" FALSE");
  }

  private String roleOption() {
    Keyword keyword = cursor.keyword();
    if (keyword == Keyword.ADMIN || keyword == Keyword.INHERIT || keyword == Keyword.SET) {
      cursor.skip();
      return keyword.name();
    }
    throw cursor.expected("ADMIN, INHERIT or SET");
  }

  private List<String> roles(boolean ofPrivileges) {
    cursor.expect(revoke ? Keyword.FROM : Keyword.TO);
    return grantees(cursor, ofPrivileges);
  }

  private Optional<String> grantor() {
    if (!cursor.accept(Keyword.GRANTED)) {
      return Optional.empty();
    }
    cursor.expect(Keyword.BY);
    return Optional.of(cursor.role().value());
  }

  // ---- also for default privileges ----

  /** Reads to or from whom: roles between commas. */
  static List<String> grantees(Cursor cursor, boolean ofPrivileges) {
    List<String> roles = new ArrayList<>(2);
    do {
      if (ofPrivileges) {
        cursor.accept(Keyword.GROUP);
      }
      roles.add(cursor.role().value());
    } while (cursor.accept(TokenKind.COMMA));
    return roles;
  }

  /** Reads a privilege, or a role, which nothing tells from it here. */
  static Identifier privilege(Cursor cursor) {
    if (cursor.at(Keyword.ALTER, Keyword.SYSTEM)) {
      int mark = cursor.mark();
      cursor.expect(Keyword.ALTER, Keyword.SYSTEM);
      return new Identifier("alter system", cursor.spanFrom(mark));
    }
    boolean reserved =
        cursor.at(Keyword.SELECT) || cursor.at(Keyword.REFERENCES) || cursor.at(Keyword.CREATE);
    return reserved ? cursor.take() : cursor.identifier("a privilege or a role");
  }

  /** Reads the columns that a privilege is limited to, where they are there. */
  static List<Identifier> columns(Cursor cursor) {
    return cursor.at(TokenKind.LEFT_PAREN) ? cursor.columnsInParentheses() : List.of();
  }
}
