package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER POLICY}.
 *
 * @param name the policy
 * @param table the table
 * @param roles the roles of TO
 * @param using USING
 * @param withCheck WITH CHECK
 * @param span where it is written, from its first token to its last
 */
public record AlterPolicy(
    Identifier name,
    QualifiedName table,
    List<String> roles,
    Optional<Expression> using,
    Optional<Expression> withCheck,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public AlterPolicy {
    roles = List.copyOf(roles);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterPolicy(this);
  }
}
