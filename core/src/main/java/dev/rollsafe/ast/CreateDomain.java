package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE DOMAIN}.
 *
 * @param name the domain
 * @param type the type it restricts
 * @param collation COLLATE
 * @param defaultValue DEFAULT
 * @param notNull NOT NULL
 * @param constraints its CHECK and named NOT NULL constraints
 * @param span where it is written, from its first token to its last
 */
public record CreateDomain(
    QualifiedName name,
    DataType type,
    Optional<QualifiedName> collation,
    Optional<Expression> defaultValue,
    boolean notNull,
    List<TableConstraint> constraints,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateDomain {
    constraints = List.copyOf(constraints);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createDomain(this);
  }
}
