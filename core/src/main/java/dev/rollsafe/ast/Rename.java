package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code ALTER .. RENAME} of anything.
 *
 * @param kind what is renamed; COLUMN, CONSTRAINT, TRIGGER, POLICY, RULE, ATTRIBUTE and ENUM_VALUE are parts of an object
 * @param object the object, or the one it is a part of
 * @param part the part, by its old name; empty where the object itself is renamed
 * @param newName the new name
 * @param ifExists IF EXISTS
 * @param objectKind what the statement calls the object, for example TABLE for a column of it
 * @param arguments what tells it from others of its name, as in {@link Drop.Target}
 * @param span where it is written, from its first token to its last
 */
public record Rename(
    ObjectKind kind,
    QualifiedName object,
    Optional<Identifier> part,
    Identifier newName,
    boolean ifExists,
    ObjectKind objectKind,
    Optional<String> arguments,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.rename(this);
  }
}
