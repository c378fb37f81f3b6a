package dev.rollsafe.catalog;

import dev.rollsafe.ast.ObjectKind;
import java.util.List;

/**
 * An object of a kind that has no record of its own: operators, casts, collations, text search, foreign data, publications,
 * event triggers, default privileges.
 *
 * @param kind its kind
 * @param name its name as it is told apart from others of its kind
 * @param statements the statements that made and changed it, as written
 */
public record OtherObject(ObjectKind kind, String name, List<String> statements) {

  /** Copies the statements. */
  public OtherObject {
    statements = List.copyOf(statements);
  }
}
