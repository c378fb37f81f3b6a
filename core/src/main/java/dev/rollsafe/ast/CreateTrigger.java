package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TRIGGER}.
 *
 * @param name the trigger
 * @param orReplace OR REPLACE
 * @param constraint CONSTRAINT
 * @param timing BEFORE, AFTER or INSTEAD OF
 * @param events INSERT, UPDATE, DELETE and TRUNCATE
 * @param updateColumns the columns of UPDATE OF
 * @param table the table
 * @param forEachRow FOR EACH ROW
 * @param when WHEN
 * @param function the function it calls
 * @param arguments the arguments
 * @param from the other table of a constraint trigger: FROM
 * @param attributes DEFERRABLE and INITIALLY DEFERRED of a constraint trigger
 * @param oldTable the transition table of REFERENCING OLD TABLE
 * @param newTable the transition table of REFERENCING NEW TABLE
 * @param span where it is written, from its first token to its last
 */
public record CreateTrigger(
    Identifier name,
    boolean orReplace,
    boolean constraint,
    Timing timing,
    List<String> events,
    List<Identifier> updateColumns,
    QualifiedName table,
    boolean forEachRow,
    Optional<Expression> when,
    QualifiedName function,
    List<String> arguments,
    Optional<QualifiedName> from,
    TableConstraint.Attributes attributes,
    Optional<Identifier> oldTable,
    Optional<Identifier> newTable,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateTrigger {
    events = List.copyOf(events);
    updateColumns = List.copyOf(updateColumns);
    arguments = List.copyOf(arguments);
  }

  /** When a trigger fires. */
  public enum Timing {
    BEFORE,
    AFTER,
    INSTEAD_OF
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createTrigger(this);
  }
}
