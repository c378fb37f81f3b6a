package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterPolicy;
import dev.rollsafe.ast.CreatePolicy;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE POLICY} and {@code ALTER POLICY}. */
final class PolicyReader {
  private PolicyReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.POLICY);
    Identifier name = cursor.identifier("the name of a policy");
    cursor.expect(Keyword.ON);
    QualifiedName table = cursor.qualifiedName("a table name");
    boolean permissive = permissive(cursor);
    String command = cursor.accept(Keyword.FOR) ? command(cursor) : "ALL";
    List<String> roles = roles(cursor);
    Optional<Expression> using = using(cursor);
    Optional<Expression> withCheck = withCheck(cursor);
    return new CreatePolicy(
        name, table, permissive, command, roles, using, withCheck, cursor.spanFrom(start));
  }

  private static boolean permissive(Cursor cursor) {
    if (!cursor.accept(Keyword.AS)) {
      return true;
    }
    int mark = cursor.mark();
    String kind = cursor.identifier("PERMISSIVE or RESTRICTIVE").value();
    if (!kind.equals("permissive") && !kind.equals("restrictive")) {
      cursor.reset(mark);
      throw cursor.expected("PERMISSIVE or RESTRICTIVE");
    }
    return kind.equals("permissive");
  }

  private static String command(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case ALL, SELECT, INSERT, UPDATE, DELETE -> {
          cursor.skip();
          return keyword.name();
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("ALL, SELECT, INSERT, UPDATE or DELETE");
  }

  private static List<String> roles(Cursor cursor) {
    List<String> roles = new ArrayList<>(1);
    if (cursor.accept(Keyword.TO)) {
      do {
        roles.add(cursor.role().value());
      } while (cursor.accept(TokenKind.COMMA));
    }
    return roles;
  }

  private static Optional<Expression> using(Cursor cursor) {
    return cursor.accept(Keyword.USING)
        ? Optional.of(cursor.parenthesisedExpression())
        : Optional.empty();
  }

  private static Optional<Expression> withCheck(Cursor cursor) {
    return cursor.accept(Keyword.WITH, Keyword.CHECK)
        ? Optional.of(cursor.parenthesisedExpression())
        : Optional.empty();
  }

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.POLICY);
    boolean ifExists = cursor.ifExists();
    ObjectReader.Reference policy = ObjectReader.read(cursor, ObjectKind.POLICY);
    Statement renamed = ObjectChangeReader.read(cursor, start, ObjectKind.POLICY, policy, ifExists);
    if (renamed != null) {
      return renamed;
    }
    if (ifExists) {
      throw cursor.expected("RENAME TO");
    }
    List<String> roles = roles(cursor);
    Optional<Expression> using = using(cursor);
    Optional<Expression> withCheck = withCheck(cursor);
    return new AlterPolicy(
        policy.part().orElseThrow(),
        policy.name(),
        roles,
        using,
        withCheck,
        cursor.spanFrom(start));
  }
}
