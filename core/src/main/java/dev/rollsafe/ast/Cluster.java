package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code CLUSTER}.
 *
 * @param table the table; empty for all clustered ones
 * @param index the index
 * @param span where it is written, from its first token to its last
 */
public record Cluster(Optional<QualifiedName> table, Optional<Identifier> index, Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.cluster(this);
  }
}
