package dev.rollsafe.effect;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a column is known to hold no null, so that SET NOT NULL need not look: it is NOT NULL, or a valid CHECK says so
 * (manual, ALTER TABLE, SET NOT NULL; since PostgreSQL 12).
 */
final class NotNullProof {

  private NotNullProof() {}

  static boolean proves(@Nullable Table table, String column) {
    return proves(table, column, Set.of());
  }

  /**
   * Says whether it is proven.
   *
   * @param dropped the constraints that are gone by then
   */
  static boolean proves(@Nullable Table table, String column, Set<String> dropped) {
    if (table == null) {
      return false;
    }
    Optional<Column> known = table.column(column);
    if (known.isPresent() && known.get().notNull()) {
      return true;
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.CHECK
          && !dropped.contains(constraint.name())
          && proves(constraint, column)) {
        return true;
      }
    }
    return false;
  }

  private static boolean proves(Constraint check, String column) {
    return check.validated()
        && check.enforced()
        && check.columns().contains(column)
        && check.check().isPresent()
        && SqlParser.facts(check.check().get()).provenNotNull().contains(column);
  }
}
