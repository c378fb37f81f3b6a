package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads {@code CREATE STATISTICS} and {@code ALTER STATISTICS}. */
final class StatisticsReader {
  private StatisticsReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.STATISTICS);
    boolean ifNotExists = cursor.ifNotExists();
    Optional<QualifiedName> name = Optional.empty();
    if (ifNotExists || (!cursor.at(Keyword.ON) && !cursor.at(TokenKind.LEFT_PAREN))) {
      name = Optional.of(cursor.qualifiedName("the name of the statistics"));
    }
    int definitionStart = cursor.mark();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      kinds(cursor);
    }
    cursor.expect(Keyword.ON);
    do {
      element(cursor);
    } while (cursor.accept(TokenKind.COMMA));
    SourceText definition = new SourceText(cursor.textFrom(definitionStart));
    cursor.expect(Keyword.FROM);
    QualifiedName table = cursor.relation("a table name");
    alias(cursor);
    return new CreateStatistics(name, ifNotExists, table, definition, cursor.spanFrom(start));
  }

  private static void kinds(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    cursor.identifierList("a kind of statistics");
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  /** A column, a call, or any expression in parentheses. */
  private static void element(Cursor cursor) {
    TokenKind next = cursor.kind(1);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      cursor.parenthesisedExpression();
    } else if (next == TokenKind.LEFT_PAREN || next == TokenKind.DOT) {
      call(cursor);
    } else {
      cursor.identifier("a column name");
    }
  }

  private static void call(Cursor cursor) {
    int mark = cursor.mark();
    OperandExtent.skip(cursor);
    if (cursor.tokens().kind(cursor.mark() - 1) != TokenKind.RIGHT_PAREN) {
      cursor.reset(mark);
      throw cursor.expected("a column name or an expression in parentheses");
    }
  }

  private static void alias(Cursor cursor) {
    if (cursor.accept(Keyword.AS) || cursor.atIdentifier()) {
      cursor.identifier("an alias");
    }
  }

  // ---- ALTER STATISTICS ----

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.STATISTICS);
    boolean ifExists = cursor.ifExists();
    ObjectReader.Reference statistics = ObjectReader.read(cursor, ObjectKind.STATISTICS);
    if (cursor.accept(Keyword.SET, Keyword.STATISTICS)) {
      if (!cursor.accept(Keyword.DEFAULT)) {
        cursor.number();
      }
      return new Other(
          "ALTER", ObjectKind.STATISTICS, Optional.of(statistics.name()), cursor.spanFrom(start));
    }
    Statement change = ifExists
        ? null
        : ObjectChangeReader.read(cursor, start, ObjectKind.STATISTICS, statistics, false);
    if (change == null) {
      throw cursor.expected("SET STATISTICS, RENAME TO, SET SCHEMA or OWNER TO");
    }
    return change;
  }
}
