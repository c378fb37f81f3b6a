package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code DELETE}.
 *
 * @param table the table
 * @param alias its alias
 * @param only ONLY
 * @param joins whether other relations are joined in with USING or WITH
 * @param where WHERE
 * @param returning RETURNING
 * @param span where it is written, from its first token to its last
 */
public record Delete(
    QualifiedName table,
    Optional<Identifier> alias,
    boolean only,
    boolean joins,
    Optional<Expression> where,
    boolean returning,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.delete(this);
  }
}
