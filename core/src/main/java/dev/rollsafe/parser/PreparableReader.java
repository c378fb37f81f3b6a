package dev.rollsafe.parser;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends queries and statements that change data to their readers, behind their WITH list: what may be prepared, explained,
 * copied, or stand in a WITH list itself ({@code PreparableStmt}).
 */
final class PreparableReader {
  private PreparableReader() {}

  /** Reads a statement that stands for itself. */
  static Statement read(Cursor cursor) {
    return read(cursor, false);
  }

  /** Reads a statement within another, where SELECT creates no table. */
  static Statement nested(Cursor cursor) {
    cursor.enter();
    Statement statement = read(cursor, true);
    cursor.leave();
    return statement;
  }

  /** Says whether one begins here. */
  static boolean startsHere(Cursor cursor) {
    return isVerb(cursor.keyword()) || cursor.at(TokenKind.LEFT_PAREN);
  }

  private static boolean isVerb(@Nullable Keyword keyword) {
    return keyword != null
        && switch (keyword) {
          case WITH, SELECT, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE -> true;
          default -> false;
        };
  }

  private static Statement read(Cursor cursor, boolean nested) {
    int start = cursor.mark();
    List<WithQuery> with = cursor.at(Keyword.WITH) ? WithClauseReader.read(cursor) : List.of();
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case INSERT -> {
          return InsertReader.read(cursor, start, with);
        }
        case UPDATE -> {
          return UpdateReader.read(cursor, start, with);
        }
        case DELETE -> {
          return DeleteReader.read(cursor, start, with);
        }
        case MERGE -> {
          return MergeReader.read(cursor, start, with);
        }
        case WITH -> throw cursor.unexpected();
        default -> {
          // a query, or said there
        }
      }
    }
    return nested
        ? SelectReader.nested(cursor, start, with)
        : SelectReader.read(cursor, start, with);
  }
}
