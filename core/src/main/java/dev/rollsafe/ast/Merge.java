package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code MERGE}.
 *
 * @param table the target
 * @param inserts whether any branch inserts
 * @param updates whether any branch updates
 * @param deletes whether any branch deletes
 * @param updatedColumns the columns that any branch sets
 * @param span where it is written, from its first token to its last
 */
public record Merge(
    QualifiedName table,
    boolean inserts,
    boolean updates,
    boolean deletes,
    List<Identifier> updatedColumns,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Merge {
    updatedColumns = List.copyOf(updatedColumns);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.merge(this);
  }
}
