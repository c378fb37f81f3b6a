package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.TableConstraint.Action;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import java.util.List;
import java.util.Locale;

/** Writes a foreign key anew, perhaps from other columns. */
final class ForeignKeyText {

  private ForeignKeyText() {}

  static String of(Constraint key) {
    return of(key.columns(), key);
  }

  static String of(List<String> columns, Constraint key) {
    ObjectName referenced = key.referenced().orElseThrow();
    return "FOREIGN KEY (" + Names.list(columns) + ") REFERENCES " + Names.quoted(referenced)
        + (key.referencedColumns().isEmpty()
            ? ""
            : " (" + Names.list(key.referencedColumns()) + ")")
        + action(" ON DELETE ", key.onDelete())
        + action(" ON UPDATE ", key.onUpdate())
        + (key.deferrable() ? " DEFERRABLE" : "")
        + (key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
  }

  private static String action(String when, Action action) {
    return action == Action.NO_ACTION
        ? ""
        : when + action.name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }
}
