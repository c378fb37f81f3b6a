package dev.rollsafe.catalog;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.TableConstraint;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table or a domain.
 *
 * @param name its name, the one the server chooses where none was given
 * @param kind which kind
 * @param columns its columns; of a CHECK those that its expression reads
 * @param check the condition of a CHECK
 * @param referenced the table a foreign key refers to
 * @param referencedColumns the columns a foreign key refers to, resolved
 * @param onDelete referential action
 * @param onUpdate referential action
 * @param validated false after NOT VALID until VALIDATE CONSTRAINT
 * @param enforced false for NOT ENFORCED
 * @param deferrable DEFERRABLE
 * @param initiallyDeferred INITIALLY DEFERRED
 * @param noInherit NO INHERIT
 * @param index the index behind it
 * @param key what only foreign keys and keys over periods have
 * @param inherited whether it came from a parent alone
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Constraint(
    String name,
    Kind kind,
    List<String> columns,
    Optional<Expression> check,
    Optional<ObjectName> referenced,
    List<String> referencedColumns,
    TableConstraint.Action onDelete,
    TableConstraint.Action onUpdate,
    boolean validated,
    boolean enforced,
    boolean deferrable,
    boolean initiallyDeferred,
    boolean noInherit,
    Optional<ObjectName> index,
    KeyDetail key,
    boolean inherited,
    Attached attached,
    int origin) {

  /** Copies what could change. */
  public Constraint {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }

  /** The kinds of constraint. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUDE,
    NOT_NULL
  }
}
