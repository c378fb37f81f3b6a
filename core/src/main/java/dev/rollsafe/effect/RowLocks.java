package dev.rollsafe.effect;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.List;
import java.util.Optional;

/** Other tables that are locked because foreign keys are looked after while rows are written (manual, section 13.3.2). */
final class RowLocks {

  private RowLocks() {}

  /** Rows that are added are looked up in the tables they refer to. */
  static void inserted(
      EffectDraft draft, Catalog catalog, ObjectName relation, List<Identifier> columns) {
    Optional<Table> table = catalog.table(relation);
    if (table.isEmpty()) {
      return;
    }
    for (Constraint constraint : table.get().constraints()) {
      if (constraint.referenced().isPresent()
          && (columns.isEmpty() || names(columns, constraint.columns()))) {
        draft.lock(constraint.referenced().get(), ObjectKind.TABLE, LockMode.ROW_SHARE);
      }
    }
  }

  private static boolean names(List<Identifier> written, List<String> columns) {
    for (Identifier column : written) {
      if (columns.contains(column.value())) {
        return true;
      }
    }
    return false;
  }

  /** Rows that change are looked up where their new values refer to, and where rows refer to their old ones. */
  static void updated(
      EffectDraft draft,
      Catalog catalog,
      ObjectName relation,
      List<Update.Assignment> assignments) {
    for (Update.Assignment assignment : assignments) {
      inserted(draft, catalog, relation, assignment.columns());
      for (Catalog.ForeignKey key : catalog.referencing(relation)) {
        if (names(assignment.columns(), key.constraint().referencedColumns())) {
          referring(draft, key, key.constraint().onUpdate());
        }
      }
    }
  }

  /** Rows that refer to those deleted keep them, or change or go with them. */
  static void deleted(EffectDraft draft, Catalog catalog, ObjectName relation) {
    for (Catalog.ForeignKey key : catalog.referencing(relation)) {
      referring(draft, key, key.constraint().onDelete());
    }
  }

  private static void referring(
      EffectDraft draft, Catalog.ForeignKey key, TableConstraint.Action action) {
    LockMode mode = switch (action) {
      case NO_ACTION, RESTRICT -> LockMode.ROW_SHARE;
      case CASCADE, SET_NULL, SET_DEFAULT -> LockMode.ROW_EXCLUSIVE;
    };
    draft.lock(key.table(), ObjectKind.TABLE, mode);
  }
}
