package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code REINDEX}.
 *
 * @param kind INDEX, TABLE, SCHEMA, DATABASE or SYSTEM
 * @param name what is rebuilt; empty for the current database
 * @param concurrently CONCURRENTLY
 * @param tablespace the TABLESPACE option
 * @param span where it is written, from its first token to its last
 */
public record Reindex(
    ObjectKind kind,
    Optional<QualifiedName> name,
    boolean concurrently,
    Optional<Identifier> tablespace,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.reindex(this);
  }
}
