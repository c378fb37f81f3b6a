package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.Optional;

/**
 * The locks on the other side of foreign keys, where that is a partitioned table: it carries triggers on every partition. Before
 * PostgreSQL 15 there were none on the partitioned tables themselves.
 */
final class ReferencedLocks {

  private final EffectDraft draft;
  private final Catalog catalog;
  private final ServerVersion version;

  ReferencedLocks(EffectDraft draft, Catalog catalog, ServerVersion version) {
    this.draft = draft;
    this.catalog = catalog;
    this.version = version;
  }

  /** A foreign key to {@code parent} is dropped by name. */
  void dropped(ObjectName parent) {
    draft.lock(parent, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (Relations.isPartitioned(catalog, parent)) {
      below(parent, Optional.empty());
    }
  }

  /** A foreign key to {@code parent} goes with a column or with its table. */
  void gone(ObjectName parent) {
    if (version.atLeast(15) || !Relations.isPartitioned(catalog, parent)) {
      dropped(parent);
    } else {
      below(parent, Optional.empty());
    }
  }

  /** A foreign key to {@code parent} is made anew, because the type of a column changes. */
  void remade(ObjectName parent) {
    if (version.atLeast(15) || !Relations.isPartitioned(catalog, parent)) {
      dropped(parent);
    } else {
      draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE);
      below(parent, Optional.of(LockMode.SHARE_ROW_EXCLUSIVE));
    }
  }

  private void below(ObjectName parent, Optional<LockMode> partitionedBefore15) {
    for (ObjectName partition : catalog.descendants(parent)) {
      if (version.atLeast(15) || !Relations.isPartitioned(catalog, partition)) {
        draft.lock(partition, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      } else if (partitionedBefore15.isPresent()) {
        draft.lock(partition, ObjectKind.TABLE, partitionedBefore15.get());
      }
    }
  }

  /** A partition joins {@code parent}: tables that refer to it, or to what it is a partition of, get triggers on it. */
  void joined(ObjectName parent) {
    if (version.atLeast(15)) {
      lockReferring(parent, LockMode.SHARE_ROW_EXCLUSIVE);
    }
  }

  /** A partition leaves {@code parent}: no row may refer to one of its rows, and its triggers go. */
  void left(ObjectName partition, ObjectName parent) {
    if (lockReferring(parent, LockMode.ACCESS_EXCLUSIVE)) {
      for (ObjectName stored : Relations.storage(catalog, partition)) {
        draft.lock(stored, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      }
    }
  }

  private boolean lockReferring(ObjectName parent, LockMode mode) {
    boolean any = false;
    Optional<ObjectName> above = Optional.of(parent);
    while (above.isPresent()) {
      for (Catalog.ForeignKey key : catalog.referencing(above.get())) {
        draft.lock(key.table(), ObjectKind.TABLE, mode);
        if (mode == LockMode.ACCESS_EXCLUSIVE) {
          Relations.storage(catalog, key.table()).forEach(draft::scan);
        }
        any = true;
      }
      above = catalog.table(above.get()).flatMap(Table::partitionOf);
    }
    return any;
  }
}
