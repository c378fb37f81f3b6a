package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code CALL}.
 *
 * @param procedure the procedure
 * @param span where it is written, from its first token to its last
 */
public record Call(QualifiedName procedure, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.call(this);
  }
}
