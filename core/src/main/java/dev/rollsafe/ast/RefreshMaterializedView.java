package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code REFRESH MATERIALIZED VIEW}.
 *
 * @param name the view
 * @param concurrently CONCURRENTLY
 * @param withData false for WITH NO DATA
 * @param span where it is written, from its first token to its last
 */
public record RefreshMaterializedView(
    QualifiedName name, boolean concurrently, boolean withData, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.refreshMaterializedView(this);
  }
}
