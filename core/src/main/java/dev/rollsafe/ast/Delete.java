package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code DELETE}.
 *
 * @param table the table
 * @param alias its alias
 * @param only ONLY
 * @param using USING
 * @param where WHERE; {@code CURRENT OF cursor} stands there like an expression
 * @param returning RETURNING
 * @param with the WITH list
 * @param span where it is written, from its first token to its last
 */
public record Delete(
    QualifiedName table,
    Optional<Identifier> alias,
    boolean only,
    Optional<FromClause> using,
    Optional<Expression> where,
    boolean returning,
    List<WithQuery> with,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Delete {
    with = List.copyOf(with);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.delete(this);
  }
}
