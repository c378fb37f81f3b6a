package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code ALTER .. OWNER TO ..} of anything but a table or a view, where it is an {@link AlterAction}.
 *
 * @param kind the kind of object
 * @param name the object
 * @param arguments what tells it from others of its name, as in {@link Drop.Target}
 * @param owner the new owner
 * @param span where it is written, from its first token to its last
 */
public record ChangeOwner(
    ObjectKind kind, QualifiedName name, Optional<String> arguments, Identifier owner, Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.changeOwner(this);
  }
}
