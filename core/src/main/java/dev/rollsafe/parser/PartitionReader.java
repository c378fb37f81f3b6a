package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTable.PartitionBy;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;

/** Reads how a table is partitioned and which rows a partition holds. */
final class PartitionReader {
  private PartitionReader() {}

  /** Reads {@code PARTITION BY ..}. */
  static PartitionBy by(Cursor cursor) {
    cursor.expect(Keyword.PARTITION, Keyword.BY);
    return new PartitionBy(strategy(cursor), IndexElementReader.parenthesised(cursor));
  }

  /** The strategies are no keywords: to PostgreSQL they are names like any other. */
  private static String strategy(Cursor cursor) {
    if (cursor.atIdentifier()) {
      int start = cursor.mark();
      switch (cursor.take().value()) {
        case "range" -> {
          return "RANGE";
        }
        case "list" -> {
          return "LIST";
        }
        case "hash" -> {
          return "HASH";
        }
        default -> cursor.reset(start);
      }
    }
    throw cursor.expected("RANGE, LIST or HASH");
  }

  /** Reads {@code FOR VALUES ..} or {@code DEFAULT}. */
  static PartitionBound bound(Cursor cursor) {
    int start = cursor.mark();
    if (cursor.accept(Keyword.DEFAULT)) {
      return new PartitionBound(true, cursor.textFrom(start), cursor.spanFrom(start));
    }
    if (!cursor.accept(Keyword.FOR, Keyword.VALUES)) {
      throw cursor.expected("FOR VALUES or DEFAULT");
    }
    if (cursor.accept(Keyword.FROM)) {
      values(cursor);
      cursor.expect(Keyword.TO);
      values(cursor);
    } else if (cursor.accept(Keyword.IN)) {
      values(cursor);
    } else if (cursor.accept(Keyword.WITH)) {
      OptionsReader.settings(cursor);
    } else {
      throw cursor.expected("IN, FROM or WITH");
    }
    return new PartitionBound(false, cursor.textFrom(start), cursor.spanFrom(start));
  }

  private static void values(Cursor cursor) {
    cursor.expect(TokenKind.LEFT_PAREN);
    do {
      cursor.expression();
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
  }
}
