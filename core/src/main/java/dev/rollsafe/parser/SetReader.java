package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code SET}, {@code RESET} and {@code SHOW}. */
final class SetReader {
  private final Cursor cursor;
  private final int start;
  private boolean local;

  private SetReader(Cursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
  }

  // ---- the statements ----

  static Statement set(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.SET);
    if (cursor.at(Keyword.CONSTRAINTS) && !atAssignment(cursor, 1)) {
      return constraints(cursor, start);
    }
    SetReader reader = new SetReader(cursor, start);
    if (!atAssignment(cursor, 1)) {
      reader.local = cursor.accept(Keyword.LOCAL);
      if (!reader.local && cursor.at(Keyword.SESSION) && !isSpecialSession(cursor)) {
        cursor.skip();
      }
    }
    if (cursor.at(Keyword.TRANSACTION) && !atAssignment(cursor, 1)) {
      return reader.transaction();
    }
    return reader.setting();
  }

  static Statement reset(Cursor cursor) {
    SetReader reader = new SetReader(cursor, cursor.mark());
    cursor.expect(Keyword.RESET);
    return reader.result(reader.anyParameter(), List.of());
  }

  static Statement show(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.SHOW);
    int nameStart = cursor.mark();
    String parameter = new SetReader(cursor, start).anyParameter();
    QualifiedName name = new QualifiedName(null, parameter, cursor.spanFrom(nameStart));
    return new Other("SHOW", ObjectKind.PARAMETER, Optional.of(name), cursor.spanFrom(start));
  }

  /** Reads the {@code SET ..} or {@code RESET ..} that belongs to another statement, such as ALTER ROLE. */
  static Statement clause(Cursor cursor) {
    if (cursor.at(Keyword.RESET)) {
      return reset(cursor);
    }
    int start = cursor.mark();
    if (!cursor.accept(Keyword.SET)) {
      throw cursor.expected("SET or RESET");
    }
    SetReader reader = new SetReader(cursor, start);
    return cursor.at(Keyword.TRANSACTION) && !atAssignment(cursor, 1)
        ? reader.transaction()
        : reader.setting();
  }

  /** Reads a {@code SET name = value} that knows none of the other forms, such as that of ALTER SYSTEM. */
  static Statement generic(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.SET);
    return new SetReader(cursor, start).assignment();
  }

  /** What looks like a word of SET is a parameter of that name if it is assigned. */
  static boolean atAssignment(Cursor cursor, int ahead) {
    return cursor.keyword(ahead) == Keyword.TO
        || cursor.kind(ahead) == TokenKind.DOT
        || (cursor.kind(ahead) == TokenKind.OPERATOR && cursor.text(ahead).equals("="))
        || cursor.keyword(ahead) == Keyword.FROM;
  }

  private static boolean isSpecialSession(Cursor cursor) {
    Keyword next = cursor.keyword(1);
    return (next == Keyword.AUTHORIZATION || next == Keyword.CHARACTERISTICS)
        && !atAssignment(cursor, 2);
  }

  /** Checking a constraint now or later changes nothing that outlives the transaction. */
  private static Statement constraints(Cursor cursor, int start) {
    cursor.expect(Keyword.CONSTRAINTS);
    int nameStart = cursor.mark();
    QualifiedName name = cursor.accept(Keyword.ALL)
        ? new QualifiedName(null, "all", cursor.spanFrom(nameStart))
        : cursor.qualifiedNames("a constraint name").get(0);
    if (!cursor.accept(Keyword.DEFERRED) && !cursor.accept(Keyword.IMMEDIATE)) {
      throw cursor.expected("DEFERRED or IMMEDIATE");
    }
    return new Other("SET", ObjectKind.CONSTRAINT, Optional.of(name), cursor.spanFrom(start));
  }

  private Statement transaction() {
    cursor.expect(Keyword.TRANSACTION);
    if (cursor.accept(Keyword.SNAPSHOT)) {
      cursor.string("the name of a snapshot");
    } else {
      TransactionReader.modes(cursor, true);
    }
    return new TransactionControl(
        TransactionControl.Verb.SET_TRANSACTION, Optional.empty(), false, cursor.spanFrom(start));
  }

  // ---- the forms ----

  private Statement setting() {
    Keyword keyword = cursor.keyword();
    if (keyword == null || atAssignment(cursor, 1)) {
      return assignment();
    }
    return switch (keyword) {
      case TIME -> {
        cursor.expect(Keyword.TIME, Keyword.ZONE);
        yield result("timezone", zone());
      }
      case SCHEMA -> {
        cursor.skip();
        yield result("search_path", List.of(cursor.string("the name of a schema in quotes")));
      }
      case NAMES -> {
        cursor.skip();
        yield result("client_encoding", encoding());
      }
      case ROLE -> {
        cursor.skip();
        yield result("role", List.of(word(cursor, "a role name")));
      }
      case SESSION -> session();
      case XML -> {
        cursor.expect(Keyword.XML, Keyword.OPTION);
        if (!cursor.at(Keyword.DOCUMENT) && !cursor.at(Keyword.CONTENT)) {
          throw cursor.expected("DOCUMENT or CONTENT");
        }
        yield result("xmloption", List.of(cursor.take().value()));
      }
      default -> assignment();
    };
  }

  private Statement session() {
    cursor.expect(Keyword.SESSION);
    if (cursor.accept(Keyword.CHARACTERISTICS)) {
      cursor.expect(Keyword.AS, Keyword.TRANSACTION);
      return result("session characteristics", TransactionReader.modes(cursor, true));
    }
    cursor.expect(Keyword.AUTHORIZATION);
    return result(
        "session_authorization",
        cursor.accept(Keyword.DEFAULT) ? List.of() : List.of(word(cursor, "a role name")));
  }

  private Statement assignment() {
    int nameStart = cursor.mark();
    String parameter = parameter(cursor);
    if (cursor.accept(Keyword.FROM)) {
      cursor.expect(Keyword.CURRENT);
      QualifiedName name =
          new QualifiedName(null, parameter, cursor.tokens().span(nameStart, cursor.mark() - 2));
      return new Other("SET", ObjectKind.PARAMETER, Optional.of(name), cursor.spanFrom(start));
    }
    if (!cursor.accept(Keyword.TO) && !cursor.acceptOperator("=")) {
      throw cursor.expected("TO or \"=\"");
    }
    if (cursor.accept(Keyword.DEFAULT)) {
      return result(parameter, List.of());
    }
    List<String> values = new ArrayList<>(2);
    do {
      values.add(value(cursor));
    } while (cursor.accept(TokenKind.COMMA));
    return result(parameter, values);
  }

  private SetParameter result(String parameter, List<String> values) {
    return new SetParameter(local, parameter, values, values.isEmpty(), cursor.spanFrom(start));
  }

  // ---- names and values ----

  /** Reads a parameter as behind RESET and SHOW, where some have names of several words. */
  private String anyParameter() {
    if (cursor.accept(Keyword.ALL)) {
      return "all";
    }
    if (cursor.accept(Keyword.TIME, Keyword.ZONE)) {
      return "timezone";
    }
    if (cursor.accept(Keyword.SESSION, Keyword.AUTHORIZATION)) {
      return "session_authorization";
    }
    if (cursor.at(Keyword.TRANSACTION, Keyword.ISOLATION)) {
      cursor.expect(Keyword.TRANSACTION, Keyword.ISOLATION, Keyword.LEVEL);
      return "transaction_isolation";
    }
    return parameter(cursor);
  }

  /** Names of parameters are the same in upper and lower case, even in quotes. */
  static String parameter(Cursor cursor) {
    String name = cursor.identifier("the name of a parameter").value();
    while (cursor.accept(TokenKind.DOT)) {
      name = name + "." + cursor.identifier("the name of a parameter").value();
    }
    return name.toLowerCase(Locale.ROOT);
  }

  /** Reads one value of a parameter. */
  static String value(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == Keyword.TRUE || keyword == Keyword.FALSE || keyword == Keyword.ON) {
      return cursor.take().value();
    }
    if (cursor.at(TokenKind.NUMBER) || cursor.at(TokenKind.OPERATOR)) {
      return cursor.number();
    }
    return word(cursor, "a value");
  }

  /** Reads a string or any word that is not reserved. */
  private static String word(Cursor cursor, String what) {
    if (cursor.at(TokenKind.STRING)) {
      return cursor.string(what);
    }
    if (!cursor.atWordNotReserved()) {
      throw cursor.expected(what);
    }
    return cursor.take().value();
  }

  private List<String> encoding() {
    if (cursor.at(TokenKind.STRING)) {
      return List.of(cursor.string("an encoding"));
    }
    cursor.accept(Keyword.DEFAULT);
    return List.of();
  }

  private List<String> zone() {
    if (cursor.accept(Keyword.DEFAULT) || cursor.accept(Keyword.LOCAL)) {
      return List.of();
    }
    if (cursor.at(TokenKind.STRING)) {
      return List.of(cursor.string("a time zone"));
    }
    if (cursor.at(Keyword.INTERVAL)) {
      return List.of(intervalZone());
    }
    if (cursor.at(TokenKind.NUMBER) || cursor.at(TokenKind.OPERATOR)) {
      return List.of(cursor.number());
    }
    if (cursor.keyword() != null || !cursor.atIdentifier()) {
      throw cursor.expected("a time zone");
    }
    return List.of(cursor.take().value());
  }

  /** Reads {@code INTERVAL '-08:00' HOUR TO MINUTE}. */
  private String intervalZone() {
    int mark = cursor.mark();
    cursor.expect(Keyword.INTERVAL);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.skip();
      cursor.expect(TokenKind.NUMBER);
      cursor.expect(TokenKind.RIGHT_PAREN);
      cursor.string("an interval");
      return cursor.textFrom(mark);
    }
    cursor.string("an interval");
    if (!cursor.accept(Keyword.MINUTE)
        && cursor.accept(Keyword.HOUR)
        && cursor.accept(Keyword.TO)) {
      cursor.expect(Keyword.MINUTE);
    }
    return cursor.textFrom(mark);
  }
}
