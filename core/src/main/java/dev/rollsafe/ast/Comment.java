package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code COMMENT ON ..}.
 *
 * @param kind the kind of object
 * @param name the object, or the one it is a part of
 * @param part the column, constraint, trigger, policy or rule
 * @param ofDomain whether the constraint is one of a domain
 * @param arguments what tells it from others of its name, as in {@link Drop.Target}
 * @param text the comment; empty for NULL
 * @param span where it is written, from its first token to its last
 */
public record Comment(
    ObjectKind kind,
    QualifiedName name,
    Optional<Identifier> part,
    boolean ofDomain,
    Optional<String> arguments,
    Optional<String> text,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.comment(this);
  }
}
