package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateTable.PartitionBy;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.sql.Keyword;
import java.util.Locale;

/** Reads how a table is partitioned and which rows a partition holds. */
final class PartitionReader {
  private PartitionReader() {}

  /** Reads {@code PARTITION BY ..}. */
  static PartitionBy by(Cursor cursor) {
    cursor.expect(Keyword.PARTITION, Keyword.BY);
    String strategy = cursor.identifier("RANGE, LIST or HASH").value().toUpperCase(Locale.ROOT);
    return new PartitionBy(strategy, IndexElementReader.parenthesised(cursor));
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
      cursor.skipParentheses();
      cursor.expect(Keyword.TO);
    } else if (!cursor.accept(Keyword.IN) && !cursor.accept(Keyword.WITH)) {
      throw cursor.expected("IN, FROM or WITH");
    }
    cursor.skipParentheses();
    return new PartitionBound(false, cursor.textFrom(start), cursor.spanFrom(start));
  }
}
