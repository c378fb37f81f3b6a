package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code MERGE}.
 *
 * @param table the target
 * @param alias its alias
 * @param only ONLY
 * @param source USING
 * @param condition ON
 * @param inserts whether any branch inserts
 * @param updates whether any branch updates
 * @param deletes whether any branch deletes
 * @param updatedColumns the columns that any branch sets
 * @param bySource whether any branch is WHEN NOT MATCHED BY SOURCE, which reaches rows that the source has no match for
 * @param returning RETURNING
 * @param with the WITH list
 * @param span where it is written, from its first token to its last
 */
public record Merge(
    QualifiedName table,
    Optional<Identifier> alias,
    boolean only,
    FromClause source,
    Expression condition,
    boolean inserts,
    boolean updates,
    boolean deletes,
    List<Identifier> updatedColumns,
    boolean bySource,
    boolean returning,
    List<WithQuery> with,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Merge {
    updatedColumns = List.copyOf(updatedColumns);
    with = List.copyOf(with);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.merge(this);
  }
}
