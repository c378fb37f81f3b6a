package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRoutine;
import java.util.List;

/**
 * A function or procedure.
 *
 * @param name its name
 * @param signature the types of its input arguments, as {@code name(integer, text)} shows them between the parentheses
 * @param definition how it was last created
 * @param changes what ALTER changed since, as written
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Routine(
    ObjectName name,
    String signature,
    CreateRoutine definition,
    List<String> changes,
    Attached attached,
    int origin) {

  /** Copies the changes. */
  public Routine {
    changes = List.copyOf(changes);
  }
}
