package dev.rollsafe.parser;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Insert.OnConflict;
import dev.rollsafe.ast.Insert.Source;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import java.util.Optional;

/** Reads {@code INSERT}; of one that is too long for its tokens to be kept, what stands before its rows. */
final class InsertReader {
  private final Cursor cursor;
  private final QualifiedName table;
  private final Optional<Identifier> alias;
  private final List<Identifier> columns;
  private final boolean overriding;
  private final boolean overridingSystemValue;

  private InsertReader(Cursor cursor) {
    this.cursor = cursor;
    cursor.expect(Keyword.INSERT, Keyword.INTO);
    this.table = cursor.qualifiedName("a table name");
    this.alias =
        cursor.accept(Keyword.AS) ? Optional.of(cursor.identifier("an alias")) : Optional.empty();
    this.columns = atColumns(cursor) ? TargetReader.columns(cursor) : List.of();
    this.overriding = cursor.at(Keyword.OVERRIDING);
    this.overridingSystemValue = overriding(cursor);
  }

  /** Reads it behind the WITH list at {@code start}. */
  static Statement read(Cursor cursor, int start, List<WithQuery> with) {
    return new InsertReader(cursor).whole(start, with);
  }

  /** Reads one whose last tokens are missing; all of it is written at {@code span}. */
  static Statement partial(Cursor cursor, Span span) {
    return new InsertReader(cursor).beginning(span);
  }

  /** Says whether columns are here in parentheses, and no query; {@code VALUES} may begin either. */
  static boolean atColumns(Cursor cursor) {
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      return false;
    }
    Keyword keyword = cursor.keyword(1);
    if (keyword == null) {
      return cursor.kind(1) != TokenKind.LEFT_PAREN;
    }
    return switch (keyword) {
      case SELECT, WITH, TABLE -> false;
      case VALUES -> cursor.kind(2) != TokenKind.LEFT_PAREN;
      default -> true;
    };
  }

  /** Reads {@code OVERRIDING .. VALUE}, where it is there. */
  static boolean overriding(Cursor cursor) {
    if (!cursor.accept(Keyword.OVERRIDING)) {
      return false;
    }
    boolean system = cursor.accept(Keyword.SYSTEM);
    if (!system) {
      cursor.expect(Keyword.USER);
    }
    cursor.expect(Keyword.VALUE);
    return system;
  }

  private Insert whole(int start, List<WithQuery> with) {
    if (columns.isEmpty() && !overriding && cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
      return behindRows(start, with, Source.DEFAULT_VALUES, Optional.empty());
    }
    int queryStart = cursor.mark();
    QueryExtent query = QueryExtent.plain(cursor);
    if (query.isValues()) {
      return behindRows(start, with, Source.VALUES, Optional.empty());
    }
    return behindRows(
        start,
        WithClauseReader.both(with, query.with()),
        Source.QUERY,
        Optional.of(cursor.queryFrom(queryStart)));
  }

  private Insert behindRows(int start, List<WithQuery> with, Source source, Optional<Query> query) {
    Optional<OnConflict> onConflict = ConflictReader.read(cursor);
    boolean returning = TargetExtent.acceptReturning(cursor);
    return new Insert(
        table,
        alias,
        columns,
        overridingSystemValue,
        source,
        query,
        onConflict,
        returning,
        with,
        false,
        cursor.spanFrom(start));
  }

  private Insert beginning(Span span) {
    if (!QueryExtent.startsHere(cursor)) {
      throw cursor.expected("VALUES or a query");
    }
    return new Insert(
        table,
        alias,
        columns,
        overridingSystemValue,
        cursor.at(Keyword.VALUES) ? Source.VALUES : Source.QUERY,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        true,
        span);
  }
}
