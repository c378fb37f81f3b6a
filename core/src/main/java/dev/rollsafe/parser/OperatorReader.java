package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads {@code CREATE} and {@code ALTER} of operators, their classes and families, and of aggregates. */
final class OperatorReader {
  private OperatorReader() {}

  // ---- aggregates ----

  static Statement createAggregate(Head head, Consequence consequence) {
    Cursor cursor = head.cursor();
    QualifiedName name = cursor.qualifiedFunctionName(ObjectReader.named(head.kind()));
    if (cursor.kind(2) == TokenKind.OPERATOR && cursor.text(2).equals("=")) {
      oldDefinition(cursor);
    } else {
      SignatureReader.aggregateArguments(cursor);
      OptionsReader.definition(cursor);
    }
    return head.of(name, consequence);
  }

  /** The form that has its argument among the options; it knows neither keywords nor options without a value. */
  private static void oldDefinition(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      if (cursor.keyword() != null) {
        throw cursor.expected("an option");
      }
      cursor.label("an option");
      if (!cursor.acceptOperator("=")) {
        throw cursor.expected("\"=\" and a value");
      }
      OptionsReader.value(cursor);
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  // ---- operators ----

  /** A new operator may fit the operands of statements that used another one so far. */
  static Statement create(Head head) {
    QualifiedName name = SignatureReader.operatorName(head.cursor());
    OptionsReader.definition(head.cursor());
    return head.of(name, Consequence.SHARED);
  }

  /** Reads what is behind the name and the operands. */
  static Statement alter(Head head, QualifiedName name) {
    if (!head.cursor().accept(Keyword.SET)) {
      throw ObjectChangeReader.expected(head.cursor(), head.kind(), "SET, ");
    }
    OptionsReader.definition(head.cursor());
    return head.of(name, Consequence.SHARED);
  }

  // ---- classes and families ----

  static Statement createClass(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.qualifiedName();
    cursor.accept(Keyword.DEFAULT);
    cursor.expect(Keyword.FOR, Keyword.TYPE);
    cursor.type();
    cursor.expect(Keyword.USING);
    cursor.identifier("an access method");
    if (cursor.accept(Keyword.FAMILY)) {
      cursor.qualifiedName("the name of an operator family");
    }
    cursor.expect(Keyword.AS);
    items(cursor);
    return head.of(name);
  }

  static Statement createFamily(Head head) {
    return head.of(ObjectReader.read(head.cursor(), ObjectKind.OPERATOR_FAMILY).name());
  }

  /** Reads what is behind the name and the access method. */
  static Statement alterFamily(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (cursor.accept(Keyword.ADD)) {
      items(cursor);
    } else if (cursor.accept(Keyword.DROP)) {
      dropped(cursor);
    } else {
      throw ObjectChangeReader.expected(cursor, head.kind(), "ADD, DROP, ");
    }
    return head.of(name, Consequence.SHARED);
  }

  private static void items(Cursor cursor) {
    do {
      item(cursor);
    } while (cursor.accept(TokenKind.COMMA));
  }

  private static void item(Cursor cursor) {
    if (cursor.accept(Keyword.STORAGE)) {
      cursor.type();
    } else if (cursor.accept(Keyword.FUNCTION)) {
      cursor.expect(TokenKind.NUMBER);
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        types(cursor);
      }
      ObjectReader.read(cursor, ObjectKind.FUNCTION);
    } else if (cursor.accept(Keyword.OPERATOR)) {
      cursor.expect(TokenKind.NUMBER);
      SignatureReader.operatorName(cursor);
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        SignatureReader.operatorArguments(cursor);
      }
      purpose(cursor);
    } else {
      throw cursor.expected("OPERATOR, FUNCTION or STORAGE");
    }
  }

  private static void purpose(Cursor cursor) {
    if (cursor.accept(Keyword.FOR)) {
      if (cursor.accept(Keyword.ORDER)) {
        cursor.expect(Keyword.BY);
        cursor.qualifiedName("the name of an operator family");
      } else {
        cursor.expect(Keyword.SEARCH);
      }
    }
    cursor.accept(Keyword.RECHECK);
  }

  private static void dropped(Cursor cursor) {
    do {
      if (!cursor.accept(Keyword.OPERATOR) && !cursor.accept(Keyword.FUNCTION)) {
        throw cursor.expected("OPERATOR or FUNCTION");
      }
      cursor.expect(TokenKind.NUMBER);
      types(cursor);
    } while (cursor.accept(TokenKind.COMMA));
  }

  private static void types(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.type();
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }
}
