package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ColumnDefinition.Identity;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;

/** Reads {@code ALTER [COLUMN] ..} of ALTER TABLE and its likes. */
final class AlterColumnReader {
  private final Cursor cursor;
  private final int start;
  private final Identifier column;

  private AlterColumnReader(Cursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
    cursor.accept(Keyword.COLUMN);
    this.column = column(cursor);
  }

  /** Reads what follows ALTER, which stands at {@code start}. */
  static AlterAction read(Cursor cursor, int start) {
    return new AlterColumnReader(cursor, start).read();
  }

  /** The columns of an index have numbers. */
  private static Identifier column(Cursor cursor) {
    if (!cursor.at(TokenKind.NUMBER)) {
      return cursor.identifier("a column name");
    }
    int start = cursor.mark();
    String number = cursor.number();
    return new Identifier(number, cursor.spanFrom(start));
  }

  private AlterAction read() {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case TYPE -> {
          cursor.skip();
          return type();
        }
        case SET -> {
          return set();
        }
        case DROP -> {
          return drop();
        }
        case ADD -> {
          cursor.skip();
          Identity identity = ColumnReader.identity(cursor);
          return new AlterAction.AddIdentity(column, identity, cursor.spanFrom(start));
        }
        case RESTART -> {
          return identity();
        }
        case RESET -> {
          cursor.skip();
          return parenthesised("RESET");
        }
        case OPTIONS -> {
          cursor.skip();
          return parenthesised("OPTIONS");
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("TYPE, SET, DROP or another action on the column");
  }

  private AlterAction type() {
    DataType type = cursor.type();
    Optional<QualifiedName> collation = Optional.empty();
    if (cursor.accept(Keyword.COLLATE)) {
      collation = Optional.of(cursor.qualifiedName("a collation"));
    }
    Optional<Expression> using = Optional.empty();
    if (cursor.accept(Keyword.USING)) {
      using = Optional.of(cursor.expression());
    }
    return new AlterAction.SetType(column, type, collation, using, cursor.spanFrom(start));
  }

  // ---- SET ----

  private AlterAction set() {
    if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
      cursor.skip();
      return parenthesised("SET");
    }
    Keyword keyword = cursor.keyword(1);
    if (keyword == null) {
      return identity();
    }
    switch (keyword) {
      case DEFAULT -> {
        skipTwo();
        Expression value = cursor.expression();
        return new AlterAction.SetDefault(column, value, cursor.spanFrom(start));
      }
      case NOT -> {
        cursor.expect(Keyword.SET, Keyword.NOT, Keyword.NULL);
        return new AlterAction.SetNotNull(column, cursor.spanFrom(start));
      }
      case DATA -> {
        cursor.expect(Keyword.SET, Keyword.DATA, Keyword.TYPE);
        return type();
      }
      case EXPRESSION -> {
        skipTwo();
        cursor.expect(Keyword.AS);
        Expression expression = cursor.parenthesisedExpression();
        return new AlterAction.SetExpression(column, expression, cursor.spanFrom(start));
      }
      case STATISTICS -> {
        skipTwo();
        return attribute(
            "STATISTICS", cursor.accept(Keyword.DEFAULT) ? "default" : cursor.number());
      }
      case STORAGE -> {
        skipTwo();
        return attribute("STORAGE", ColumnReader.attribute(cursor, "a storage mode"));
      }
      case COMPRESSION -> {
        skipTwo();
        return attribute("COMPRESSION", ColumnReader.attribute(cursor, "a compression method"));
      }
      default -> {
        return identity();
      }
    }
  }

  private void skipTwo() {
    cursor.skip();
    cursor.skip();
  }

  private AlterAction attribute(String attribute, String value) {
    return new AlterAction.SetColumnAttribute(column, attribute, value, cursor.spanFrom(start));
  }

  private AlterAction parenthesised(String attribute) {
    int open = cursor.mark();
    cursor.skipParentheses();
    return attribute(attribute, cursor.textFrom(open));
  }

  // ---- identity ----

  /** Reads {@code SET GENERATED ..}, {@code SET option} and {@code RESTART}, as many as there are. */
  private AlterAction identity() {
    Optional<Boolean> always = Optional.empty();
    SequenceOptionsReader options = new SequenceOptionsReader(cursor);
    while (cursor.at(Keyword.SET) || cursor.at(Keyword.RESTART)) {
      boolean set = cursor.accept(Keyword.SET);
      if (set && cursor.at(Keyword.GENERATED)) {
        always = Optional.of(ColumnReader.generatedWhen(cursor));
      } else if (!options.option()) {
        throw cursor.expected("DEFAULT, NOT NULL, DATA TYPE or another property of the column");
      }
    }
    return new AlterAction.SetIdentity(column, always, options.result(), cursor.spanFrom(start));
  }

  // ---- DROP ----

  private AlterAction drop() {
    cursor.expect(Keyword.DROP);
    if (cursor.accept(Keyword.DEFAULT)) {
      return new AlterAction.DropDefault(column, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.NOT, Keyword.NULL)) {
      return new AlterAction.DropNotNull(column, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.EXPRESSION)) {
      boolean ifExists = cursor.ifExists();
      return new AlterAction.DropExpression(column, ifExists, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.IDENTITY)) {
      boolean ifExists = cursor.ifExists();
      return new AlterAction.DropIdentity(column, ifExists, cursor.spanFrom(start));
    }
    throw cursor.expected("DEFAULT, NOT NULL, EXPRESSION or IDENTITY");
  }
}
