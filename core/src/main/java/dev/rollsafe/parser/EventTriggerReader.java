package dev.rollsafe.parser;

import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads {@code CREATE} and {@code ALTER EVENT TRIGGER}. */
final class EventTriggerReader {
  private EventTriggerReader() {}

  static Statement create(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.simpleName();
    cursor.expect(Keyword.ON);
    cursor.label("an event");
    if (cursor.accept(Keyword.WHEN)) {
      do {
        condition(cursor);
      } while (cursor.accept(Keyword.AND));
    }
    cursor.expect(Keyword.EXECUTE);
    if (!cursor.accept(Keyword.FUNCTION) && !cursor.accept(Keyword.PROCEDURE)) {
      throw cursor.expected("FUNCTION");
    }
    cursor.qualifiedFunctionName("the name of a function");
    cursor.expect(TokenKind.LEFT_PAREN);
    cursor.expect(TokenKind.RIGHT_PAREN);
    return head.of(name, Consequence.GUARDS_DDL);
  }

  private static void condition(Cursor cursor) {
    cursor.identifier("a variable such as TAG");
    cursor.expect(Keyword.IN);
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.string("a value");
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  /** Reads what is behind the name. */
  static Statement alter(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (cursor.accept(Keyword.DISABLE)) {
      return head.of(name);
    }
    if (!cursor.accept(Keyword.ENABLE)) {
      throw ObjectChangeReader.expected(cursor, head.kind(), "ENABLE, DISABLE, ");
    }
    if (!cursor.accept(Keyword.REPLICA)) {
      cursor.accept(Keyword.ALWAYS);
    }
    return head.of(name, Consequence.GUARDS_DDL);
  }
}
