package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE VIEW}, {@code CREATE MATERIALIZED VIEW} and {@code REFRESH MATERIALIZED VIEW}. */
final class ViewReader {
  private ViewReader() {}

  /** Reads CREATE of either kind. */
  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    if (cursor.at(Keyword.MATERIALIZED)) {
      return materialized(cursor, start);
    }
    boolean orReplace = cursor.accept(Keyword.OR, Keyword.REPLACE);
    boolean temporary = temporary(cursor);
    boolean recursive = cursor.accept(Keyword.RECURSIVE);
    cursor.expect(Keyword.VIEW);
    QualifiedName name = cursor.qualifiedName("the name of a view");
    List<Identifier> columns = columns(cursor, recursive);
    Map<String, String> options = options(cursor);
    cursor.expect(Keyword.AS);
    Query query = query(cursor);
    Optional<String> checkOption =
        recursive ? Optional.empty() : Optional.ofNullable(checkOption(cursor));
    return new CreateView(
        name,
        false,
        orReplace,
        temporary,
        recursive,
        false,
        columns,
        options,
        query,
        checkOption,
        true,
        Optional.empty(),
        Optional.empty(),
        cursor.spanFrom(start));
  }

  /** A view has no rows of its own, so it cannot be unlogged. */
  private static boolean temporary(Cursor cursor) {
    if (cursor.at(Keyword.UNLOGGED)) {
      throw cursor.expected("VIEW");
    }
    return cursor.persistence() == Persistence.TEMPORARY;
  }

  /** A recursive view must name its columns. */
  private static List<Identifier> columns(Cursor cursor, boolean needed) {
    return needed || cursor.at(TokenKind.LEFT_PAREN) ? cursor.columnsInParentheses() : List.of();
  }

  private static Map<String, String> options(Cursor cursor) {
    return cursor.accept(Keyword.WITH) ? OptionsReader.assignments(cursor) : Map.of();
  }

  /** Reading a view changes nothing, so no query of its WITH list may. */
  private static Query query(Cursor cursor) {
    int start = cursor.mark();
    for (WithQuery with : QueryExtent.plain(cursor).with()) {
      if (!(with.statement() instanceof Select)) {
        throw new ParseFailure("a view cannot change data", with.statement().span());
      }
    }
    return cursor.queryFrom(start);
  }

  /** {@code CASCADED} is the default. */
  private static @Nullable String checkOption(Cursor cursor) {
    if (!cursor.accept(Keyword.WITH)) {
      return null;
    }
    boolean local = cursor.accept(Keyword.LOCAL);
    if (!local) {
      cursor.accept(Keyword.CASCADED);
    }
    cursor.expect(Keyword.CHECK, Keyword.OPTION);
    return local ? "LOCAL" : "CASCADED";
  }

  // ---- materialized views ----

  private static Statement materialized(Cursor cursor, int start) {
    cursor.expect(Keyword.MATERIALIZED, Keyword.VIEW);
    boolean ifNotExists = cursor.ifNotExists();
    QualifiedName name = cursor.qualifiedName("the name of a materialized view");
    List<Identifier> columns = columns(cursor, false);
    Optional<Identifier> method = cursor.accept(Keyword.USING)
        ? Optional.of(cursor.identifier("an access method"))
        : Optional.empty();
    Map<String, String> options = options(cursor);
    Optional<Identifier> tablespace = cursor.accept(Keyword.TABLESPACE)
        ? Optional.of(cursor.identifier("a tablespace name"))
        : Optional.empty();
    cursor.expect(Keyword.AS);
    Query query = query(cursor);
    boolean withData = withData(cursor);
    return new CreateView(
        name,
        true,
        false,
        false,
        false,
        ifNotExists,
        columns,
        options,
        query,
        Optional.empty(),
        withData,
        method,
        tablespace,
        cursor.spanFrom(start));
  }

  static Statement refresh(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.REFRESH, Keyword.MATERIALIZED, Keyword.VIEW);
    boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
    QualifiedName name = cursor.qualifiedName("the name of a materialized view");
    if (concurrently && cursor.at(Keyword.WITH, Keyword.NO)) {
      throw cursor.expectedAhead(1, "DATA, without which CONCURRENTLY cannot stand,");
    }
    boolean withData = withData(cursor);
    return new RefreshMaterializedView(name, concurrently, withData, cursor.spanFrom(start));
  }

  private static boolean withData(Cursor cursor) {
    if (cursor.accept(Keyword.WITH, Keyword.NO, Keyword.DATA)) {
      return false;
    }
    cursor.accept(Keyword.WITH, Keyword.DATA);
    return true;
  }
}
