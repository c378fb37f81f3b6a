package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code ALTER DOMAIN}.
 *
 * @param name the domain
 * @param action SetDefault, DropDefault, SetNotNull, DropNotNull, AddConstraint, DropConstraint or ValidateConstraint; where a column would be named stands the domain's own name
 * @param span where it is written, from its first token to its last
 */
public record AlterDomain(QualifiedName name, AlterAction action, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterDomain(this);
  }
}
