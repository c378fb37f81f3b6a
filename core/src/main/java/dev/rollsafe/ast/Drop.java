package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP} of objects of any kind.
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
   * @param name its name
   * @param arguments the argument types of a routine, aggregate or operator, as written between the parentheses; empty
   *     where no parentheses are written
   * @param table the table of a trigger, policy or rule
   */
  public record Target(
      QualifiedName name, Optional<String> arguments, Optional<QualifiedName> table) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.drop(this);
  }
}
