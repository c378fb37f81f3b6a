package dev.rollsafe.parser;

import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Copy.Place;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import java.util.Optional;

/** Reads {@code COPY}, with its options in parentheses or as they were written before PostgreSQL 9.0. */
final class CopyReader {
  private final Cursor cursor;
  private final int start;
  private Optional<QualifiedName> table = Optional.empty();
  private List<Identifier> columns = List.of();
  private Optional<Statement> query = Optional.empty();
  private boolean writes;

  private CopyReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  static Statement read(Cursor cursor) {
    CopyReader reader = new CopyReader(cursor);
    reader.head();
    Place place = reader.place();
    reader.delimiters();
    reader.options();
    Optional<Expression> where = reader.writes && cursor.accept(Keyword.WHERE)
        ? Optional.of(cursor.expression())
        : Optional.empty();
    return reader.copy(place, where);
  }

  /** Reads psql's {@code copy}, whose files are those of the client and need no quotes; its options are passed over. */
  static Copy ofClient(Cursor cursor) {
    CopyReader reader = new CopyReader(cursor);
    reader.head();
    Place place = cursor.at(Keyword.PROGRAM) && cursor.kind(1) == TokenKind.STRING
        ? Place.PROGRAM
        : reader.atStandardStream() ? Place.STANDARD_STREAM : Place.FILE;
    if (cursor.atEnd()) {
      throw cursor.expected("a file name");
    }
    cursor.reset(cursor.size);
    return reader.copy(place, Optional.empty());
  }

  private Copy copy(Place place, Optional<Expression> where) {
    return new Copy(table, columns, query, writes, place, where, cursor.spanFrom(start));
  }

  private void head() {
    cursor.expect(Keyword.COPY);
    if (cursor.accept(TokenKind.LEFT_PAREN)) {
      query = Optional.of(PreparableReader.nested(cursor));
      cursor.expect(TokenKind.RIGHT_PAREN);
      cursor.expect(Keyword.TO);
      return;
    }
    cursor.accept(Keyword.BINARY);
    table = Optional.of(cursor.qualifiedName("a table name"));
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      columns = cursor.columnsInParentheses();
    }
    writes = cursor.accept(Keyword.FROM);
    if (!writes && !cursor.accept(Keyword.TO)) {
      throw cursor.expected("FROM or TO");
    }
  }

  private Place place() {
    if (cursor.accept(Keyword.PROGRAM)) {
      cursor.string("a command");
      return Place.PROGRAM;
    }
    if (cursor.accept(Keyword.STDIN) || cursor.accept(Keyword.STDOUT)) {
      return Place.STANDARD_STREAM;
    }
    text("a file name, STDIN, STDOUT or PROGRAM");
    return Place.FILE;
  }

  private boolean atStandardStream() {
    return cursor.at(Keyword.STDIN)
        || cursor.at(Keyword.STDOUT)
        || cursor.atWord("pstdin")
        || cursor.atWord("pstdout");
  }

  /** A psql variable may stand for a string. */
  private void text(String what) {
    if (!cursor.accept(TokenKind.VARIABLE)) {
      cursor.string(what);
    }
  }

  // ---- options ----

  private void delimiters() {
    if (cursor.at(Keyword.USING, Keyword.DELIMITERS)) {
      cursor.skip();
    }
    if (cursor.accept(Keyword.DELIMITERS)) {
      text("a delimiter");
    }
  }

  private void options() {
    cursor.accept(Keyword.WITH);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      generic();
      return;
    }
    boolean more = true;
    while (more) {
      more = old();
    }
  }

  private void generic() {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.label("an option");
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.skipParentheses();
      } else if (!cursor.acceptOperator("*")
          && !cursor.at(TokenKind.COMMA)
          && !cursor.at(TokenKind.RIGHT_PAREN)) {
        value();
      }
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }

  private void value() {
    if (cursor.atLabel(0)) {
      cursor.skip();
    } else if (cursor.at(TokenKind.STRING) || cursor.at(TokenKind.VARIABLE)) {
      text("a value");
    } else {
      cursor.number();
    }
  }

  private boolean old() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case BINARY, FREEZE, CSV, HEADER -> cursor.skip();
      case DELIMITER, NULL, QUOTE, ESCAPE -> {
        cursor.skip();
        cursor.accept(Keyword.AS);
        text("a character");
      }
      case ENCODING -> {
        cursor.skip();
        text("an encoding");
      }
      case FORCE -> force();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void force() {
    cursor.skip();
    if (cursor.accept(Keyword.NOT)) {
      cursor.expect(Keyword.NULL);
    } else if (!cursor.accept(Keyword.NULL)) {
      cursor.expect(Keyword.QUOTE);
    }
    if (!cursor.acceptOperator("*")) {
      cursor.identifierList("a column name");
    }
  }
}
