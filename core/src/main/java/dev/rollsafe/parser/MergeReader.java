package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update.Assignment;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code MERGE} as PostgreSQL 18 knows it: BY SOURCE and RETURNING came with 17. */
final class MergeReader {
  private final Cursor cursor;
  private final Map<String, Identifier> updatedColumns = new LinkedHashMap<>();
  private boolean inserts;
  private boolean updates;
  private boolean deletes;
  private boolean bySource;

  private MergeReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads it behind the WITH list at {@code start}. */
  static Statement read(Cursor cursor, int start, List<WithQuery> with) {
    return new MergeReader(cursor).read(start, with);
  }

  private Statement read(int start, List<WithQuery> with) {
    cursor.expect(Keyword.MERGE, Keyword.INTO);
    TargetReader.Target target = TargetReader.target(cursor);
    cursor.expect(Keyword.USING);
    FromClause source = FromExtent.single(cursor);
    cursor.expect(Keyword.ON);
    Expression condition = cursor.expression();
    do {
      branch();
    } while (cursor.at(Keyword.WHEN));
    boolean returning = TargetExtent.acceptReturning(cursor);
    return new Merge(
        target.table(),
        target.alias(),
        target.only(),
        source,
        condition,
        inserts,
        updates,
        deletes,
        List.copyOf(updatedColumns.values()),
        bySource,
        returning,
        with,
        cursor.spanFrom(start));
  }

  private void branch() {
    cursor.expect(Keyword.WHEN);
    boolean changes = changesRows();
    if (cursor.accept(Keyword.AND)) {
      ExpressionExtent.any(cursor);
    }
    cursor.expect(Keyword.THEN);
    if (cursor.accept(Keyword.DO)) {
      cursor.expect(Keyword.NOTHING);
    } else if (changes) {
      change();
    } else {
      insert();
    }
  }

  /** Reads which rows a branch is for; says whether they are rows of the target, which can be changed. */
  private boolean changesRows() {
    if (cursor.accept(Keyword.MATCHED)) {
      return true;
    }
    cursor.expect(Keyword.NOT, Keyword.MATCHED);
    if (!cursor.accept(Keyword.BY)) {
      return false;
    }
    if (cursor.accept(Keyword.SOURCE)) {
      bySource = true;
      return true;
    }
    cursor.expect(Keyword.TARGET);
    return false;
  }

  private void change() {
    if (cursor.accept(Keyword.DELETE)) {
      deletes = true;
      return;
    }
    if (!cursor.accept(Keyword.UPDATE)) {
      throw cursor.expected("UPDATE, DELETE or DO NOTHING");
    }
    cursor.expect(Keyword.SET);
    updates = true;
    for (Assignment assignment : TargetReader.assignments(cursor)) {
      for (Identifier column : assignment.columns()) {
        updatedColumns.putIfAbsent(column.value(), column);
      }
    }
  }

  private void insert() {
    if (!cursor.accept(Keyword.INSERT)) {
      throw cursor.expected("INSERT or DO NOTHING");
    }
    inserts = true;
    if (cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
      return;
    }
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      TargetReader.columns(cursor);
    }
    InsertReader.overriding(cursor);
    cursor.expect(Keyword.VALUES);
    QueryExtent.row(cursor);
  }
}
