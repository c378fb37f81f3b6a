package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CREATE INDEX}.
 *
 * @param name its name; empty where the server chooses one
 * @param table the table
 * @param only ONLY
 * @param unique UNIQUE
 * @param concurrently CONCURRENTLY
 * @param ifNotExists IF NOT EXISTS
 * @param method the access method, {@code btree} where none is named
 * @param elements the key columns and expressions
 * @param include the INCLUDE columns
 * @param nullsNotDistinct NULLS NOT DISTINCT
 * @param options WITH, name to value
 * @param tablespace TABLESPACE
 * @param where the predicate of a partial index
 * @param span where it is written, from its first token to its last
 */
public record CreateIndex(
    Optional<Identifier> name,
    QualifiedName table,
    boolean only,
    boolean unique,
    boolean concurrently,
    boolean ifNotExists,
    String method,
    List<IndexElement> elements,
    List<Identifier> include,
    boolean nullsNotDistinct,
    Map<String, String> options,
    Optional<Identifier> tablespace,
    Optional<Expression> where,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateIndex {
    elements = List.copyOf(elements);
    include = List.copyOf(include);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createIndex(this);
  }
}
