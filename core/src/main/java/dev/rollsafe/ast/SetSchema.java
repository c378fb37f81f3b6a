package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code ALTER .. SET SCHEMA ..}.
 *
 * @param kind the kind of object
 * @param name the object
 * @param schema the schema it moves to
 * @param ifExists IF EXISTS
 * @param arguments what tells it from others of its name, as in {@link Drop.Target}
 * @param span where it is written, from its first token to its last
 */
public record SetSchema(
    ObjectKind kind,
    QualifiedName name,
    Identifier schema,
    boolean ifExists,
    Optional<String> arguments,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.setSchema(this);
  }
}
