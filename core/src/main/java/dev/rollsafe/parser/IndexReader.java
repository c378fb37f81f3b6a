package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code CREATE INDEX}. */
final class IndexReader {
  private IndexReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE);
    boolean unique = cursor.accept(Keyword.UNIQUE);
    cursor.expect(Keyword.INDEX);
    boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
    boolean ifNotExists = cursor.ifNotExists();
    Optional<Identifier> name = Optional.empty();
    if (ifNotExists || !cursor.at(Keyword.ON)) {
      name = Optional.of(cursor.identifier("an index name"));
    }
    cursor.expect(Keyword.ON);
    boolean only = cursor.at(Keyword.ONLY);
    QualifiedName table = cursor.relation("a table name");
    String method =
        cursor.accept(Keyword.USING) ? cursor.identifier("an access method").value() : "btree";
    List<IndexElement> elements = IndexElementReader.parenthesised(cursor);
    List<Identifier> include = ConstraintReader.include(cursor);
    boolean nullsNotDistinct = ConstraintReader.nullsNotDistinct(cursor);
    Map<String, String> options =
        cursor.accept(Keyword.WITH) ? OptionsReader.assignments(cursor) : Map.of();
    Optional<Identifier> tablespace = Optional.empty();
    if (cursor.accept(Keyword.TABLESPACE)) {
      tablespace = Optional.of(cursor.identifier("a tablespace name"));
    }
    Optional<Expression> where = Optional.empty();
    if (cursor.accept(Keyword.WHERE)) {
      where = Optional.of(cursor.expression());
    }
    return new CreateIndex(
        name,
        table,
        only,
        unique,
        concurrently,
        ifNotExists,
        method,
        elements,
        include,
        nullsNotDistinct,
        options,
        tablespace,
        where,
        cursor.spanFrom(start));
  }
}
