package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * {@code CREATE RULE}.
 *
 * @param name the rule
 * @param orReplace OR REPLACE
 * @param table the table or view
 * @param event SELECT, INSERT, UPDATE or DELETE
 * @param where the condition under which it acts
 * @param instead INSTEAD
 * @param action the commands as written, or NOTHING
 * @param span where it is written, from its first token to its last
 */
public record CreateRule(
    Identifier name,
    boolean orReplace,
    QualifiedName table,
    String event,
    Optional<Expression> where,
    boolean instead,
    String action,
    Span span)
    implements Statement {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createRule(this);
  }
}
