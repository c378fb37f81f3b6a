package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code ALTER FUNCTION}, {@code PROCEDURE} or {@code ROUTINE} of its attributes.
 *
 * @param kind FUNCTION, PROCEDURE or ROUTINE
 * @param name the routine
 * @param arguments the argument types as written between the parentheses
 * @param attributes what changes, as written
 * @param span where it is written, from its first token to its last
 */
public record AlterRoutine(
    ObjectKind kind, QualifiedName name, Optional<String> arguments, String attributes, Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterRoutine(this);
  }
}
