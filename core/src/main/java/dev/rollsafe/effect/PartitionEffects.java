package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.Optional;

/** Tells what attaching and detaching partitions does, and INHERIT (manual, section 5.12 and ALTER TABLE). */
final class PartitionEffects {

  private final Target target;

  PartitionEffects(Target target) {
    this.target = target;
  }

  // ---- ATTACH ----

  void attach(AlterAction.AttachPartition action) {
    ObjectName name = target.catalog.resolve(action.partition());
    target.lock(LockMode.SHARE_UPDATE_EXCLUSIVE);
    if (target.kind == ObjectKind.INDEX || action.bound().isEmpty()) {
      attachIndex(name);
      return;
    }
    if (target.table != null && target.table.complete() && !target.isPartitioned()) {
      target.refused(
          target.version.atLeast(18) ? "42809" : "42P17", target.name + " is not partitioned");
      return;
    }
    Optional<Table> partition = target.catalog.table(name);
    lockTree(name, LockMode.ACCESS_EXCLUSIVE);
    if (partition.isPresent() && lacksColumn(partition.get())) {
      return;
    }
    if (partition.isEmpty()) {
      target.draft.assumed();
    } else if (partition.get().partitionOf().isPresent()) {
      target.refused("42809", name + " is a partition already");
      return;
    }
    boolean proven = target.table != null
        && partition.isPresent()
        && BoundProof.proves(action.bound().get(), target.table, partition.get(), target.catalog);
    if (!proven) {
      scanTree(name);
    }
    if (!action.bound().get().isDefault()) {
      lockDefault(action.bound());
    } else if (hasDefault()) {
      target.refused("42P17", target.name + " has a DEFAULT partition already");
      return;
    }
    ensureIndexes(name, partition);
    ensureForeignKeys(name);
    new ReferencedLocks(target.draft, target.catalog, target.version).joined(target.name);
    judgeAttached(name, partition);
  }

  private boolean lacksColumn(Table partition) {
    if (target.table == null || !partition.complete()) {
      return false;
    }
    for (Column column : target.table.columns()) {
      if (partition.column(column.name()).isEmpty()) {
        target.refused(
            Breaks.DATATYPE_MISMATCH, partition.name() + " has no column " + column.name());
        return true;
      }
    }
    return false;
  }

  private void attachIndex(ObjectName name) {
    target.draft.lock(name, ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);

    target.neutral("It only joins two indexes that are there");
  }

  private void judgeAttached(ObjectName name, Optional<Table> partition) {
    boolean fresh = partition.isPresent() && target.catalog.isNew(name);
    if (fresh || target.fresh) {
      target.raise(Phase.EXPAND, "Release N-1 finds the rows of " + name + " in " + target.name);
      return;
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 may write rows into " + name + " that are outside its bound");
    target.draft.breaks(Breaks.error(
        name,
        Audience.WRITERS,
        Breaks.CHECK_VIOLATION,
        "INSERT and UPDATE of rows outside the bound fail"));
  }

  /** The DEFAULT partition must not hold rows of the new one; the server looks, and locks it. */
  private void lockDefault(Optional<PartitionBound> added) {
    if (target.table == null) {
      return;
    }
    for (ObjectName child : target.table.children()) {
      Optional<Table> known = target.catalog.table(child);
      boolean holdsTheRest = known
          .flatMap(Table::partitionBound)
          .filter(bound -> bound.isDefault())
          .isPresent();
      if (holdsTheRest) {
        lockTree(child, LockMode.ACCESS_EXCLUSIVE);
        boolean looks = added
            .filter(bound -> !BoundProof.excludes(bound, target.table, known.orElseThrow()))
            .isPresent();
        if (looks) {
          scanTree(child);
        }
      }
    }
  }

  /** The partition gets an index for each one of the partitioned table that it lacks. */
  private void ensureIndexes(ObjectName name, Optional<Table> partition) {
    for (Index index : target.catalog.indexes(target.name)) {
      if (target.version.atLeast(14)) {
        target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.SHARE_UPDATE_EXCLUSIVE);
      }

      if (partition.isEmpty() || !has(name, index)) {
        target.draft.scan(name).rebuild(IndexNames.like(index, name).toString());
      }
    }
  }

  private boolean has(ObjectName partition, Index wanted) {
    for (Index index : target.catalog.indexes(partition)) {
      if (IndexNames.same(index, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Foreign keys of the partitioned table hold for its new partition, whose rows are tested. */
  private void ensureForeignKeys(ObjectName name) {
    if (target.table == null) {
      return;
    }
    for (Constraint constraint : target.table.constraints()) {
      if (constraint.referenced().isPresent() && constraint.enforced()) {
        target.draft.lock(
            constraint.referenced().get(), ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE);
        scanTree(name);
      }
    }
  }

  private void lockTree(ObjectName name, LockMode mode) {
    target.draft.lock(name, ObjectKind.TABLE, mode);
    for (ObjectName descendant : target.catalog.descendants(name)) {
      target.draft.lock(descendant, ObjectKind.TABLE, mode);
    }
  }

  private void scanTree(ObjectName name) {
    if (target.holdsRows(name)) {
      target.draft.scan(name);
    }
    for (ObjectName descendant : target.catalog.descendants(name)) {
      if (target.holdsRows(descendant)) {
        target.draft.scan(descendant);
      }
    }
  }

  // ---- DETACH ----

  void detach(AlterAction.DetachPartition action) {
    ObjectName name = target.catalog.resolve(action.partition());
    boolean later = action.concurrently() || action.finalizing();
    target.lock(later ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    if (later && !target.version.atLeast(14)) {
      target.refused("42601", "DETACH CONCURRENTLY came with PostgreSQL 14");
      return;
    }
    Optional<Table> partition = target.catalog.table(name);
    if (target.table != null
        && partition.isPresent()
        && partition.get().partitionOf().filter(target.name::equals).isEmpty()) {
      target.refused(Breaks.UNDEFINED_TABLE, name + " is not a partition of " + target.name);
      return;
    }
    lockDetached(name, action);
    if (action.concurrently()) {
      target.draft.transactionality(Transactionality.OUTSIDE_ONLY);
      if (hasDefault()) {
        target.refused(
            "55000", "A DEFAULT partition keeps others from being detached CONCURRENTLY");
        return;
      }
    }
    judgeDetached(name);
  }

  private void lockDetached(ObjectName name, AlterAction.DetachPartition action) {
    boolean weak = !action.concurrently() && !action.finalizing() && !target.version.atLeast(14);
    target.draft.lock(
        name, ObjectKind.TABLE, weak ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    for (Index index : target.catalog.indexes(name)) {
      if (hasParent(index)) {
        target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);
      }
    }
    if (!action.concurrently() && !action.finalizing()) {
      lockDefault(Optional.empty());
      lockTree(name, weak ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    }
    detachForeignKeys(name);
    new ReferencedLocks(target.draft, target.catalog, target.version).left(name, target.name);
  }

  /** Its foreign keys become its own; those to the partitioned table must have no row in it. */
  private void detachForeignKeys(ObjectName name) {
    if (target.table != null) {
      for (Constraint constraint : target.table.constraints()) {
        constraint
            .referenced()
            .ifPresent(parent ->
                target.draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE));
      }
    }
    for (Catalog.ForeignKey key : target.catalog.referencing(target.name)) {
      if (!key.table().equals(name)) {
        lockTree(key.table(), LockMode.ACCESS_EXCLUSIVE);
        scanTree(key.table());
      }
    }
  }

  private boolean hasParent(Index index) {
    for (Index parent : target.catalog.indexes(target.name)) {
      if (IndexNames.same(parent, index)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasDefault() {
    if (target.table == null) {
      return false;
    }
    for (ObjectName child : target.table.children()) {
      if (target
          .catalog
          .table(child)
          .flatMap(Table::partitionBound)
          .filter(bound -> bound.isDefault())
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void judgeDetached(ObjectName name) {
    if (target.catalog.isNew(name)) {
      target.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 no longer finds the rows of " + name + " in " + target.name);
    if (target.fresh) {
      return;
    }
    target.draft.breaks(
        Breaks.silent(target.name, Audience.READERS, "They no longer see the rows of " + name));
    if (!hasDefault()) {
      target.breaks(
          Audience.WRITERS,
          Breaks.CHECK_VIOLATION,
          "Rows that belong into " + name + " have no partition any more");
    }
  }

  // ---- INHERIT ----

  void inherit(AlterAction.Inherit action) {
    ObjectName parent = target.catalog.resolve(action.parent());
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    boolean known = target.catalog.isNew(parent);
    if (action.no()) {
      target.raise(
          target.fresh || known ? Phase.EXPAND : Phase.CONTRACT,
          "Release N-1 no longer finds the rows of " + target.name + " in " + parent);
      if (!target.fresh && !known) {
        target.draft.breaks(Breaks.silent(
            parent, Audience.READERS, "They no longer see the rows of " + target.name));
      }
      return;
    }
    target.draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_UPDATE_EXCLUSIVE);
    target.raise(Phase.EXPAND, "Release N-1 finds the rows of " + target.name + " in " + parent);
    if (!known) {
      target.draft.breaks(
          Breaks.silent(parent, Audience.READERS, "They see the rows of " + target.name + " too"));
    }
  }
}
