package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code ALTER .. OWNER TO ..} of anything but a table or a view, where it is an {@link AlterAction}.
 *
 * @param kind the kind of object
 * @param name the object
 * @param owner the new owner
 * @param span where it is written, from its first token to its last
 */
public record ChangeOwner(ObjectKind kind, QualifiedName name, Identifier owner, Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.changeOwner(this);
  }
}
