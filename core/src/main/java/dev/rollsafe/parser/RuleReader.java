package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads {@code CREATE RULE} and {@code ALTER RULE}. */
final class RuleReader {
  private RuleReader() {}

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    boolean orReplace = cursor.accept(Keyword.OR, Keyword.REPLACE);
    cursor.expect(Keyword.RULE);
    Identifier name = cursor.identifier("the name of a rule");
    cursor.expect(Keyword.AS, Keyword.ON);
    String event = event(cursor);
    cursor.expect(Keyword.TO);
    QualifiedName table = cursor.qualifiedName("the name of a table or view");
    Optional<Expression> where = Optional.empty();
    if (cursor.accept(Keyword.WHERE)) {
      where = Optional.of(cursor.expression());
    }
    cursor.expect(Keyword.DO);
    boolean instead = cursor.accept(Keyword.INSTEAD);
    if (!instead) {
      cursor.accept(Keyword.ALSO);
    }
    String action = action(cursor);
    return new CreateRule(
        name, orReplace, table, event, where, instead, action, cursor.spanFrom(start));
  }

  private static String event(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == Keyword.SELECT
        || keyword == Keyword.INSERT
        || keyword == Keyword.UPDATE
        || keyword == Keyword.DELETE) {
      cursor.skip();
      return keyword.name();
    }
    throw cursor.expected("SELECT, INSERT, UPDATE or DELETE");
  }

  // ---- the commands ----

  private static String action(Cursor cursor) {
    int mark = cursor.mark();
    if (cursor.accept(Keyword.NOTHING)) {
      return "NOTHING";
    }
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      commands(cursor);
      if (cursor.atEnd()) {
        return cursor.textFrom(mark);
      }
      // the parentheses are those of a query, and it goes on behind them
      cursor.reset(mark);
    }
    command(cursor);
    return cursor.textFrom(mark);
  }

  private static void commands(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      if (!cursor.at(TokenKind.SEMICOLON) && !cursor.at(TokenKind.RIGHT_PAREN)) {
        command(cursor);
      }
    } while (cursor.accept(TokenKind.SEMICOLON));
    if (!cursor.accept(TokenKind.RIGHT_PAREN)) {
      throw cursor.expected("\";\" or \")\"");
    }
  }

  private static void command(Cursor cursor) {
    if (cursor.accept(Keyword.NOTIFY)) {
      cursor.identifier("a channel");
      if (cursor.accept(TokenKind.COMMA)) {
        cursor.string("a payload");
      }
    } else if (PreparableReader.startsHere(cursor)) {
      Statement command = PreparableReader.nested(cursor);
      if (command instanceof Merge) {
        throw new ParseFailure("a rule cannot run MERGE", command.span());
      }
    } else {
      throw cursor.expected("NOTHING, SELECT, INSERT, UPDATE, DELETE or NOTIFY");
    }
  }

  // ---- ALTER RULE ----

  static Statement alter(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.RULE);
    ObjectReader.Reference rule = ObjectReader.read(cursor, ObjectKind.RULE);
    Statement change = ObjectChangeReader.read(cursor, start, ObjectKind.RULE, rule, false);
    if (change == null) {
      throw cursor.expected("RENAME TO");
    }
    return change;
  }
}
