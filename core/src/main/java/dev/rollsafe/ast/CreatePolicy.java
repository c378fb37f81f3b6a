package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE POLICY}.
 *
 * @param name the policy
 * @param table the table
 * @param permissive false for AS RESTRICTIVE
 * @param command ALL, SELECT, INSERT, UPDATE or DELETE
 * @param roles the roles of TO
 * @param using USING
 * @param withCheck WITH CHECK
 * @param span where it is written, from its first token to its last
 */
public record CreatePolicy(
    Identifier name,
    QualifiedName table,
    boolean permissive,
    String command,
    List<String> roles,
    Optional<Expression> using,
    Optional<Expression> withCheck,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreatePolicy {
    roles = List.copyOf(roles);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createPolicy(this);
  }
}
