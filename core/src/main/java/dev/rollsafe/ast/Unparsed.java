package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A statement that could not be read.
 *
 * @param reason what was expected or found, as the end of a sentence that begins with the place
 * @param problem the token at which reading stopped
 * @param span where it is written, from its first token to its last
 */
public record Unparsed(String reason, Span problem, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.unparsed(this);
  }
}
