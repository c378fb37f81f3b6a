package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE SCHEMA}.
 *
 * @param name the schema; empty where it is named as its owner
 * @param ifNotExists IF NOT EXISTS
 * @param authorization AUTHORIZATION
 * @param elements the objects created in it
 * @param span where it is written, from its first token to its last
 */
public record CreateSchema(
    Optional<Identifier> name,
    boolean ifNotExists,
    Optional<Identifier> authorization,
    List<Statement> elements,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateSchema {
    elements = List.copyOf(elements);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createSchema(this);
  }
}
