package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code CREATE STATISTICS}.
 *
 * @param name its name; empty where the server chooses one
 * @param ifNotExists IF NOT EXISTS
 * @param table the table
 * @param definition what is written between its name and FROM
 * @param span where it is written, from its first token to its last
 */
public record CreateStatistics(
    Optional<QualifiedName> name,
    boolean ifNotExists,
    QualifiedName table,
    SourceText definition,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createStatistics(this);
  }
}
