package dev.rollsafe.parser;

import dev.rollsafe.ast.Cluster;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Vacuum;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an administrator does to tables without changing them: VACUUM, ANALYZE, CLUSTER, REINDEX. */
final class MaintenanceReader {
  private MaintenanceReader() {}

  // ---- VACUUM and ANALYZE ----

  static Statement vacuum(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.VACUUM);
    boolean full;
    boolean analyze;
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      Map<String, String> settings = OptionsReader.settings(cursor);
      full = OptionsReader.isOn(settings, "FULL");
      analyze = OptionsReader.isOn(settings, "ANALYZE") || OptionsReader.isOn(settings, "ANALYSE");
    } else {
      full = cursor.accept(Keyword.FULL);
      cursor.accept(Keyword.FREEZE);
      cursor.accept(Keyword.VERBOSE);
      analyze = cursor.accept(Keyword.ANALYZE) || cursor.accept(Keyword.ANALYSE);
    }
    List<QualifiedName> only = new ArrayList<>(0);
    List<QualifiedName> tables = tables(cursor, only);
    return new Vacuum(true, full, analyze, tables, only, cursor.spanFrom(start));
  }

  static Statement analyze(Cursor cursor) {
    int start = cursor.mark();
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      OptionsReader.settings(cursor);
    } else {
      cursor.accept(Keyword.VERBOSE);
    }
    List<QualifiedName> only = new ArrayList<>(0);
    List<QualifiedName> tables = tables(cursor, only);
    return new Vacuum(false, false, true, tables, only, cursor.spanFrom(start));
  }

  /** Reads the tables, each with columns or without. */
  private static List<QualifiedName> tables(Cursor cursor, List<QualifiedName> only) {
    List<QualifiedName> tables = new ArrayList<>(2);
    if (cursor.atEnd()) {
      return tables;
    }
    do {
      tables.add(cursor.relation(only));
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        cursor.columnsInParentheses();
      }
    } while (cursor.accept(TokenKind.COMMA));
    return tables;
  }

  // ---- CLUSTER ----

  static Statement cluster(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CLUSTER);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      OptionsReader.settings(cursor);
    } else {
      cursor.accept(Keyword.VERBOSE);
    }
    if (cursor.atEnd()) {
      return new Cluster(Optional.empty(), Optional.empty(), cursor.spanFrom(start));
    }
    QualifiedName table = cursor.qualifiedName("a table name");
    Optional<Identifier> index = Optional.empty();
    if (cursor.accept(Keyword.USING)) {
      index = Optional.of(cursor.identifier("an index name"));
    } else if (cursor.at(Keyword.ON) && table.schema() == null) {
      index = Optional.of(new Identifier(table.name(), table.span()));
      cursor.skip();
      table = cursor.qualifiedName("a table name");
    }
    return new Cluster(Optional.of(table), index, cursor.spanFrom(start));
  }

  // ---- REINDEX ----

  static Statement reindex(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.REINDEX);
    Map<String, String> settings =
        cursor.at(TokenKind.LEFT_PAREN) ? OptionsReader.settings(cursor) : Map.of();
    ObjectKind kind = reindexed(cursor);
    boolean concurrently =
        cursor.accept(Keyword.CONCURRENTLY) || OptionsReader.isOn(settings, "CONCURRENTLY");
    Optional<QualifiedName> name = Optional.empty();
    if (!cursor.atEnd() || (kind != ObjectKind.DATABASE && kind != ObjectKind.SYSTEM)) {
      name = Optional.of(cursor.qualifiedName("the name of what to reindex"));
    }
    Optional<Identifier> tablespace = Optional.empty();
    if (settings.containsKey("TABLESPACE")) {
      tablespace = Optional.of(new Identifier(settings.get("TABLESPACE"), cursor.spanFrom(start)));
    }
    return new Reindex(kind, name, concurrently, tablespace, cursor.spanFrom(start));
  }

  private static ObjectKind reindexed(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword != null) {
      switch (keyword) {
        case INDEX, TABLE, SCHEMA, DATABASE, SYSTEM -> {
          cursor.skip();
          return ObjectKind.valueOf(keyword.name());
        }
        default -> {
          // said below
        }
      }
    }
    throw cursor.expected("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM");
  }
}
