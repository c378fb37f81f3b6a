package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code ALTER TYPE} of a composite type, as actions on its attributes, or of a base type's properties.
 *
 * @param name the type
 * @param actions AddColumn, DropColumn and SetType, of the attributes; SetOptions of a base type
 * @param cascade whether any action is CASCADE
 * @param span where it is written, from its first token to its last
 */
public record AlterType(QualifiedName name, List<AlterAction> actions, boolean cascade, Span span)
    implements Statement {

  /** Copies what could change. */
  public AlterType {
    actions = List.copyOf(actions);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterType(this);
  }
}
