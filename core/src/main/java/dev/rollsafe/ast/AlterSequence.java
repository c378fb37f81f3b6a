package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * {@code ALTER SEQUENCE} of its options.
 *
 * @param name the sequence
 * @param ifExists IF EXISTS
 * @param options the options that change
 * @param span where it is written, from its first token to its last
 */
public record AlterSequence(
    QualifiedName name, boolean ifExists, SequenceOptions options, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterSequence(this);
  }
}
