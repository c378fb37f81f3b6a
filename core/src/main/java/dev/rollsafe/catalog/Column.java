package dev.rollsafe.catalog;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.QualifiedName;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type; serial types are already resolved to integer types
 * @param collation its own collation
 * @param notNull whether it is NOT NULL, by itself or by the primary key
 * @param defaultValue its default
 * @param generated its generation expression
 * @param identity its identity
 * @param ownedSequence the sequence behind serial or identity
 * @param settings how its values are stored and counted
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Column(
    String name,
    DataType type,
    Optional<QualifiedName> collation,
    boolean notNull,
    Optional<Expression> defaultValue,
    Optional<ColumnDefinition.Generated> generated,
    Optional<ColumnDefinition.Identity> identity,
    Optional<ObjectName> ownedSequence,
    ColumnSettings settings,
    Attached attached,
    int origin) {

  /** Says whether an insert that leaves it out gets a value other than null. */
  public boolean fillsItself() {
    return defaultValue.isPresent() || generated.isPresent() || identity.isPresent();
  }
}
