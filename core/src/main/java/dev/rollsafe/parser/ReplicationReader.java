package dev.rollsafe.parser;

import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code CREATE} and {@code ALTER} of PUBLICATION and SUBSCRIPTION. */
final class ReplicationReader {
  private ReplicationReader() {}

  // ---- publications ----

  /** To publish a table asks more of its UPDATE and DELETE than before: a replica identity. */
  static Statement createPublication(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.simpleName();
    boolean publishes = cursor.accept(Keyword.FOR);
    List<QualifiedName> tables = List.of();
    if (publishes && !cursor.accept(Keyword.ALL, Keyword.TABLES)) {
      tables = objects(cursor);
    }
    if (cursor.accept(Keyword.WITH)) {
      OptionsReader.definition(cursor);
    }
    return head.of(name, publishes ? Consequence.SHARED : Consequence.NONE, tables);
  }

  /** Reads what is behind the name. */
  static Statement alterPublication(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    List<QualifiedName> tables = List.of();
    if (cursor.accept(Keyword.SET)) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        OptionsReader.definition(cursor);
      } else {
        tables = objects(cursor);
      }
    } else if (cursor.accept(Keyword.ADD) || cursor.accept(Keyword.DROP)) {
      tables = objects(cursor);
    } else {
      throw ObjectChangeReader.expected(cursor, head.kind(), "ADD, SET, DROP, ");
    }
    return head.of(name, Consequence.SHARED, tables);
  }

  /** Reads tables and schemas; what is called neither is of the kind of the one before. */
  private static List<QualifiedName> objects(Cursor cursor) {
    if (!cursor.at(Keyword.TABLE) && !cursor.at(Keyword.TABLES, Keyword.IN)) {
      throw cursor.expected("TABLE or TABLES IN SCHEMA");
    }
    List<QualifiedName> named = new ArrayList<>(2);
    boolean tables = true;
    do {
      if (cursor.accept(Keyword.TABLE)) {
        tables = true;
      } else if (cursor.at(Keyword.TABLES, Keyword.IN)) {
        cursor.expect(Keyword.TABLES, Keyword.IN, Keyword.SCHEMA);
        tables = false;
      }
      if (tables) {
        named.add(table(cursor));
      } else if (!cursor.accept(Keyword.CURRENT_SCHEMA)) {
        cursor.identifier("a schema name");
      }
    } while (cursor.accept(TokenKind.COMMA));
    return named;
  }

  private static QualifiedName table(Cursor cursor) {
    QualifiedName name = cursor.relation("a table name");
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.columnsInParentheses();
    }
    if (cursor.accept(Keyword.WHERE)) {
      cursor.parenthesisedExpression();
    }
    return name;
  }

  // ---- subscriptions ----

  static Statement createSubscription(Head head) {
    Cursor cursor = head.cursor();
    QualifiedName name = head.simpleName();
    cursor.expect(Keyword.CONNECTION);
    cursor.string("a connection string");
    cursor.expect(Keyword.PUBLICATION);
    publications(cursor);
    return head.of(name, Consequence.UNNAMED_TABLES);
  }

  /** Reads what is behind the name; all of it tells which rows come in, or whether any do. */
  static Statement alterSubscription(Head head, QualifiedName name) {
    Cursor cursor = head.cursor();
    if (cursor.accept(Keyword.CONNECTION)) {
      cursor.string("a connection string");
    } else if (cursor.accept(Keyword.REFRESH)) {
      cursor.expect(Keyword.PUBLICATION);
      options(cursor);
    } else if (cursor.accept(Keyword.SKIP)) {
      OptionsReader.definition(cursor);
    } else if (cursor.at(Keyword.SET) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      OptionsReader.definition(cursor);
    } else if (cursor.accept(Keyword.SET)
        || cursor.accept(Keyword.ADD)
        || cursor.accept(Keyword.DROP)) {
      cursor.expect(Keyword.PUBLICATION);
      publications(cursor);
    } else if (!cursor.accept(Keyword.ENABLE) && !cursor.accept(Keyword.DISABLE)) {
      throw ObjectChangeReader.expected(
          cursor, head.kind(), "CONNECTION, SET, REFRESH PUBLICATION, ENABLE, DISABLE, ");
    }
    return head.of(name, Consequence.UNNAMED_TABLES);
  }

  private static void publications(Cursor cursor) {
    cursor.identifierList("the name of a publication");
    options(cursor);
  }

  private static void options(Cursor cursor) {
    if (cursor.accept(Keyword.WITH)) {
      OptionsReader.definition(cursor);
    }
  }
}
