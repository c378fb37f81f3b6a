package dev.rollsafe.ast;

import java.util.List;

/**
 * What the body of a routine does, as far as its text tells.
 *
 * @param statements the SQL statements in it, in the order written, whatever branch or loop they stand in; PERFORM is a {@link
 *     Select}, and what cannot be read is {@link Unparsed} among them
 * @param expressions what it evaluates besides: conditions, assigned and returned values
 * @param dynamics what cannot be analysed
 */
public record RoutineBody(
    List<Statement> statements, List<Expression> expressions, List<DynamicSql> dynamics) {

  /** Copies the lists. */
  public RoutineBody {
    statements = List.copyOf(statements);
    expressions = List.copyOf(expressions);
    dynamics = List.copyOf(dynamics);
  }
}
