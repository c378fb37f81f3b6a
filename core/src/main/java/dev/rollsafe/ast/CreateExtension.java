package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code CREATE EXTENSION}.
 *
 * @param name the extension
 * @param ifNotExists IF NOT EXISTS
 * @param schema SCHEMA
 * @param version VERSION
 * @param cascade CASCADE
 * @param span where it is written, from its first token to its last
 */
public record CreateExtension(
    Identifier name,
    boolean ifNotExists,
    Optional<Identifier> schema,
    Optional<String> version,
    boolean cascade,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createExtension(this);
  }
}
