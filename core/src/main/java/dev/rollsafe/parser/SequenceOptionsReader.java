package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the options of a sequence, in any order: of CREATE and ALTER SEQUENCE, and of identity columns. */
final class SequenceOptionsReader {
  private final Cursor cursor;

  private @Nullable DataType type;
  private @Nullable String increment;
  private @Nullable String minValue;
  private @Nullable String maxValue;
  private @Nullable String start;
  private @Nullable String restart;
  private @Nullable String cache;
  private @Nullable Boolean cycle;
  private SequenceOptions.@Nullable ColumnName ownedBy;
  private boolean ownedByNone;

  SequenceOptionsReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads as many options as there are, none included. */
  static SequenceOptions options(Cursor cursor) {
    SequenceOptionsReader reader = new SequenceOptionsReader(cursor);
    boolean more;
    do {
      more = reader.option();
    } while (more);
    return reader.result();
  }

  /** Reads the {@code (..)} of an identity column, where it is there. */
  static SequenceOptions parenthesised(Cursor cursor) {
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return SequenceOptions.NONE;
    }
    SequenceOptions options = options(cursor);
    cursor.expect(TokenKind.RIGHT_PAREN);
    return options;
  }

  /** Returns what has been read. */
  SequenceOptions result() {
    return new SequenceOptions(
        Optional.ofNullable(type),
        Optional.ofNullable(increment),
        Optional.ofNullable(minValue),
        Optional.ofNullable(maxValue),
        Optional.ofNullable(start),
        Optional.ofNullable(restart),
        Optional.ofNullable(cache),
        Optional.ofNullable(cycle),
        Optional.ofNullable(ownedBy),
        ownedByNone);
  }

  /** Reads one option; says whether there was one. */
  boolean option() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case AS, CACHE, INCREMENT, MAXVALUE, MINVALUE, START, RESTART, CYCLE, LOGGED, UNLOGGED -> {
        cursor.skip();
        value(keyword);
        return true;
      }
      case NO -> {
        return no();
      }
      case OWNED -> {
        cursor.expect(Keyword.OWNED, Keyword.BY);
        owner();
        return true;
      }
      case SEQUENCE -> {
        cursor.expect(Keyword.SEQUENCE, Keyword.NAME);
        cursor.qualifiedName("a sequence name");
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void value(Keyword keyword) {
    switch (keyword) {
      case AS -> type = cursor.type();
      case CACHE -> cache = cursor.number();
      case INCREMENT -> {
        cursor.accept(Keyword.BY);
        increment = cursor.number();
      }
      case MAXVALUE -> maxValue = cursor.number();
      case MINVALUE -> minValue = cursor.number();
      case START -> {
        cursor.accept(Keyword.WITH);
        start = cursor.number();
      }
      case RESTART -> restart = restart();
      case CYCLE -> cycle = true;
      default -> {
        // LOGGED and UNLOGGED say nothing about the numbers it gives
      }
    }
  }

  private String restart() {
    boolean value = cursor.accept(Keyword.WITH)
        || cursor.at(TokenKind.NUMBER)
        || (cursor.kind(1) == TokenKind.NUMBER && cursor.at(TokenKind.OPERATOR));
    return value ? cursor.number() : "";
  }

  private boolean no() {
    if (cursor.accept(Keyword.NO, Keyword.MAXVALUE)) {
      maxValue = "";
    } else if (cursor.accept(Keyword.NO, Keyword.MINVALUE)) {
      minValue = "";
    } else if (cursor.accept(Keyword.NO, Keyword.CYCLE)) {
      cycle = false;
    } else {
      return false;
    }
    return true;
  }

  private void owner() {
    if (cursor.at(Keyword.NONE) && cursor.kind(1) != TokenKind.DOT) {
      cursor.skip();
      ownedByNone = true;
      ownedBy = null;
      return;
    }
    ownedBy = ObjectReader.columnName(cursor);
    ownedByNone = false;
  }
}
