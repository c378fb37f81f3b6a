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
 * @param objects the objects; empty for ALL .. IN SCHEMA and for a grant of roles
 * @param schemas the schemas of ALL .. IN SCHEMA
 * @param roles to or from whom
 * @param options GRANT for WITH GRANT OPTION; of a grant of roles ADMIN, INHERIT and SET, followed by FALSE where they are
 *     taken away. A REVOKE with options takes these alone and leaves the privileges
 * @param grantor GRANTED BY
 * @param cascade CASCADE
 * @param span where it is written, from its first token to its last
 */
public record Grant(
    boolean revoke,
    List<Privilege> privileges,
    Optional<ObjectKind> kind,
    List<Target> objects,
    List<Identifier> schemas,
    List<String> roles,
    List<String> options,
    Optional<String> grantor,
    boolean cascade,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Grant {
    privileges = List.copyOf(privileges);
    objects = List.copyOf(objects);
    schemas = List.copyOf(schemas);
    roles = List.copyOf(roles);
    options = List.copyOf(options);
  }

  /**
   * A privilege, or a role.
   *
   * @param name the privilege in upper case, ALL for all of them; or the role as PostgreSQL stores it
   * @param columns the columns it is limited to; empty for the whole table
   */
  public record Privilege(String name, List<Identifier> columns) {

    /** Copies what could change. */
    public Privilege {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One object.
   *
   * @param name its name; of a large object its number
   * @param arguments the types of a routine's input arguments, as in {@link Drop.Target}
   */
  public record Target(QualifiedName name, Optional<String> arguments) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.grant(this);
  }
}
