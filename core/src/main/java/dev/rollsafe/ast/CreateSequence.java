package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code CREATE SEQUENCE}.
 *
 * @param name the sequence
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists IF NOT EXISTS
 * @param options its options
 * @param span where it is written, from its first token to its last
 */
public record CreateSequence(
    QualifiedName name,
    Persistence persistence,
    boolean ifNotExists,
    SequenceOptions options,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createSequence(this);
  }
}
