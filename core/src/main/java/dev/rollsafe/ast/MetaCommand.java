package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A psql meta-command, which no JDBC runner executes.
 *
 * @param text the command as written
 * @param span where it is written, from its first token to its last
 */
public record MetaCommand(String text, Span span) implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.metaCommand(this);
  }
}
