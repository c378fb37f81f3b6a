package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what DROP COLUMN does: its indexes and constraints go along, what others have made of it keeps it without CASCADE. */
final class DropColumnEffects {

  private static final String DEPENDENT = "2BP01";

  private final Target target;

  DropColumnEffects(Target target) {
    this.target = target;
  }

  void judge(AlterAction.DropColumn action) {
    String name = action.column().value();
    // Also with ONLY: the tables below get the column as their own.
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    for (ObjectName child : target.catalog.descendants(target.name)) {
      target.draft.lock(child, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    }
    if (target.lacks(name) && action.ifExists()) {
      target.neutral("There is no column " + name);
      return;
    }
    if (target.refusesFor(name) || refused(name)) {
      return;
    }
    for (ObjectName relation : target.reached()) {
      dropIndexes(relation, name);
      unlink(relation, name, action.cascade());
    }
    Optional<Column> column = target.column(name);
    column
        .flatMap(Column::ownedSequence)
        .ifPresent(
            owned -> target.draft.lock(owned, ObjectKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE));
    dependents(name, action.cascade());
    judge(name, column);
  }

  private boolean refused(String name) {
    if (target.table == null) {
      return false;
    }
    if (Dependence.isInherited(target, name)) {
      target.refused("42P16", "Column " + name + " is inherited");
      return true;
    }
    if (Dependence.isPartitionKey(target.table, name)) {
      target.refused("42P16", "Column " + name + " is part of the partition key");
      return true;
    }
    if (target.only && target.isPartitioned() && !target.table.children().isEmpty()) {
      target.refused("42P16", "A column cannot be dropped from a partitioned table ONLY");
      return true;
    }
    return false;
  }

  private void dropIndexes(ObjectName relation, String column) {
    for (Index index : target.catalog.indexes(relation)) {
      if (Dependence.uses(index, column)) {
        target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);
      }
    }
  }

  /** Foreign keys on the column, and to it, go with it; both lock the other table. */
  private void unlink(ObjectName relation, String column, boolean cascade) {
    Optional<Table> table = target.catalog.table(relation);
    if (table.isPresent()) {
      for (Constraint constraint : table.get().constraints()) {
        if (constraint.referenced().isPresent() && constraint.columns().contains(column)) {
          new ReferencedLocks(target.draft, target.catalog, target.version)
              .gone(constraint.referenced().get());
        }
      }
    }
    for (Catalog.ForeignKey key : target.catalog.referencing(relation)) {
      boolean own = key.table().equals(relation)
          && (key.constraint().columns().contains(column) || target.tookAlong(key.constraint()));
      if (!own && key.constraint().referencedColumns().contains(column)) {
        referencing(key, cascade);
      }
    }
  }

  private void referencing(Catalog.ForeignKey key, boolean cascade) {
    target.draft.lock(key.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (!cascade) {
      kept("the foreign key " + key.constraint().name() + " of " + key.table());
    }
  }

  /** Generated columns and views over the column. */
  private void dependents(String column, boolean cascade) {
    if (target.table == null) {
      return;
    }
    for (Column other : target.table.columns()) {
      boolean computed = other.generated().isPresent()
          && Dependence.reads(other.generated().map(g -> g.expression()), column);
      // Up to PostgreSQL 14 it went along by itself.
      if (computed && !cascade && target.version.atLeast(15)) {
        kept("the generated column " + other.name());
      } else if (computed) {
        gone(other.name());
      }
    }
    for (View view : target.catalog.viewsUsing(target.name, column)) {
      if (Dependence.reads(view, target.name, column, target)) {
        view(view, cascade);
      }
    }
  }

  private void view(View view, boolean cascade) {
    if (!cascade) {
      kept("the view " + view.name());
      return;
    }
    ObjectKind kind = view.materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
    target.draft.lock(view.name(), kind, LockMode.ACCESS_EXCLUSIVE);
    if (view.origin() != target.catalog.unit()) {
      target.draft.raise(Phase.CONTRACT, "Release N-1 may use the view " + view.name());
      target.draft.breaks(Breaks.error(
          view.name(),
          Audience.BOTH,
          Breaks.UNDEFINED_TABLE,
          "Statements that name " + view.name() + " fail"));
    }
  }

  private void kept(String dependent) {
    target.draft.fails(DEPENDENT, "Without CASCADE, " + dependent + " keeps the column in place");
  }

  // ---- what it does to release N-1 ----

  private void judge(String name, Optional<Column> column) {
    if (target.isNew(name)) {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
      return;
    }
    gone(name);
    target.breaksPrepared();
    boolean computed = column.isPresent() && column.get().generated().isPresent();
    boolean foreign = target.table != null && target.table.foreign();
    if (computed || foreign) {
      target.raise(Phase.CONTRACT, "Release N-1 may still use column " + name);
      return;
    }
    Optional<String> saved = Saved.column(target.catalog, target.name, name);
    if (saved.isPresent()) {
      target.raise(
          Phase.CONTRACT,
          "Release N-1 may still use column " + name + ", whose values are kept in " + saved.get());
      return;
    }
    target.raise(Phase.DESTRUCTIVE, "Column " + name + " and its values are gone");
    if (!target.fresh) {
      target.draft.loses(new Loss(target.name, Optional.of(name), "All values of " + name));
    }
  }

  private void gone(String name) {
    target.breaks(
        name, Audience.BOTH, Breaks.UNDEFINED_COLUMN, "Statements that name " + name + " fail");
  }
}
