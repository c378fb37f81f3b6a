package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP} of objects of any kind. {@code DROP OWNED BY} is one of the kind OWNED whose targets are roles.
 *
 * @param kind the kind of object
 * @param targets the objects
 * @param ifExists IF EXISTS
 * @param cascade CASCADE
 * @param concurrently CONCURRENTLY (indexes)
 * @param span where it is written, from its first token to its last
 */
public record Drop(
    ObjectKind kind,
    List<Target> targets,
    boolean ifExists,
    boolean cascade,
    boolean concurrently,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Drop {
    targets = List.copyOf(targets);
  }

  /**
   * One object to drop.
   *
   * @param name its name; of a cast the type it casts from, of a transform its type, of a user mapping its role
   * @param arguments what tells it from others of its name: the types of the input arguments of a routine, aggregate or
   *     operator as {@code format_type} prints them without modifiers, between commas and empty where none are written in the parentheses; the
   *     type that a cast makes, the language of a transform, the access method of an operator class or family, the server
   *     of a user mapping. Absent where nothing is written
   * @param table the table of a trigger, policy or rule
   */
  public record Target(
      QualifiedName name, Optional<String> arguments, Optional<QualifiedName> table) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.drop(this);
  }
}
