package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code GRANT} and {@code REVOKE}, of privileges and of roles.
 *
 * @param revoke whether it is REVOKE
 * @param privileges the privileges, or the roles granted
 * @param kind the kind of object; empty for a grant of roles
 * @param objects the objects; empty for ALL .. IN SCHEMA
 * @param roles to or from whom
 * @param cascade CASCADE
 * @param span where it is written, from its first token to its last
 */
public record Grant(
    boolean revoke,
    List<String> privileges,
    Optional<ObjectKind> kind,
    List<QualifiedName> objects,
    List<String> roles,
    boolean cascade,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Grant {
    privileges = List.copyOf(privileges);
    objects = List.copyOf(objects);
    roles = List.copyOf(roles);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.grant(this);
  }
}
