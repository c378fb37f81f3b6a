package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code DO}: its body is read again.
 *
 * @param language the language, in lower case, {@code plpgsql} where none is named
 * @param bodySpan where the body is written
 * @param statements the SQL statements in it, in the order written, whatever branch or loop they stand in; PERFORM is a {@link
 *     Select}, and what cannot be read is {@link Unparsed} among them
 * @param expressions what it evaluates besides: conditions, assigned values, arguments of RAISE
 * @param dynamics what cannot be analysed: dynamic EXECUTE and bodies in other languages
 * @param span where it is written, from its first token to its last
 */
public record DoBlock(
    String language,
    Span bodySpan,
    List<Statement> statements,
    List<Expression> expressions,
    List<DynamicSql> dynamics,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public DoBlock {
    statements = List.copyOf(statements);
    expressions = List.copyOf(expressions);
    dynamics = List.copyOf(dynamics);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.doBlock(this);
  }
}
