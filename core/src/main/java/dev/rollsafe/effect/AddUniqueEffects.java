package dev.rollsafe.effect;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what adding UNIQUE or PRIMARY KEY does: by building an index, or by taking one over. */
final class AddUniqueEffects {

  private final Target target;

  AddUniqueEffects(Target target) {
    this.target = target;
  }

  void judge(TableConstraint.Unique unique) {
    lock(unique);
    if (refused(unique)) {
      return;
    }
    if (unique.usingIndex().isPresent()) {
      usingIndex(unique, unique.usingIndex().get().value());
      return;
    }
    List<String> columns = new ArrayList<>(unique.columns().size());
    for (Identifier column : unique.columns()) {
      if (target.refusesFor(column.value())) {
        return;
      }
      columns.add(column.value());
    }
    if (isWithoutPartitionKey(columns)) {
      return;
    }
    for (ObjectName relation : built()) {
      target.draft.scan(relation);
    }
    if (target.action != null) {
      BuiltIndexes.note(target, target.action);
    }
    if (unique.primary()) {
      for (String column : columns) {
        new NotNullEffects(target).implied(column);
      }
    }
    judgeWriters(unique, columns);
  }

  /**
   * Partitions get an index as well, for which CREATE INDEX would lock them; tables that inherit do not. For a primary key, and
   * since PostgreSQL 18 always, the columns are made NOT NULL everywhere first.
   */
  private void lock(TableConstraint.Unique unique) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    boolean below = target.version.atLeast(18) || (unique.primary() && !areNotNull(unique));
    LockMode mode = below ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE;
    if (below || target.isPartitioned()) {
      target.lockReached(mode);
    }
  }

  private boolean areNotNull(TableConstraint.Unique unique) {
    for (Identifier column : unique.columns()) {
      if (target.column(column.value()).filter(Column::notNull).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the tables on which an index is built: this one, or its partitions. */
  private List<ObjectName> built() {
    if (!target.isPartitioned()) {
      return List.of(target.name);
    }
    List<ObjectName> tables = new ArrayList<>();
    for (ObjectName relation : target.reached()) {
      if (target.holdsRows(relation)) {
        tables.add(relation);
      }
    }
    return tables;
  }

  /** Each partition can only see to it that its own rows differ. */
  private boolean isWithoutPartitionKey(List<String> columns) {
    if (target.table == null || target.table.partitionBy().isEmpty()) {
      return false;
    }
    List<String> key = UniqueIndexes.columns(target.table.partitionBy().get().elements());
    if (columns.containsAll(key)) {
      return false;
    }
    target.refused(
        Breaks.FEATURE_NOT_SUPPORTED, "A unique key has to hold all columns of the partition key");
    return true;
  }

  private boolean refused(TableConstraint.Unique unique) {
    if (unique.primary() && target.table != null) {
      for (Constraint constraint : target.constraints()) {
        if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
          target.refused("42P16", target.name + " has a primary key already");
          return true;
        }
      }
    }
    return false;
  }

  private void judgeWriters(TableConstraint.Unique unique, List<String> columns) {
    if (AddConstraintEffects.isUnique(target, columns)) {
      target.raise(Phase.EXPAND, "Another constraint makes these columns unique already");
      return;
    }
    if (!oldRowsCollide(unique, columns)) {
      target.raise(Phase.EXPAND, "Rows of release N-1 cannot collide in columns it does not know");
      return;
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 may write rows with the same " + String.join(", ", columns));
    target.breaks(
        columns.get(0),
        Audience.WRITERS,
        Breaks.UNIQUE_VIOLATION,
        "A second row with the same " + String.join(", ", columns) + " fails");
  }

  /** Rows that release N-1 writes leave its unknown columns null, which never collides, or to a default. */
  private boolean oldRowsCollide(TableConstraint.Unique unique, List<String> columns) {
    for (String column : columns) {
      if (target.isNew(column)) {
        Writes written = target.oldWrites(column);
        if (written == Writes.ITS_OWN || written == Writes.UNKNOWN) {
          return false;
        }
        // In a primary key null is refused before it can collide.
        if (written == Writes.NULL && (unique.primary() || !unique.nullsNotDistinct())) {
          return false;
        }
      }
    }
    return !target.fresh;
  }

  // ---- USING INDEX ----

  private void usingIndex(TableConstraint.Unique unique, String name) {
    Optional<Index> known = target.catalog.index(new ObjectName(target.name.schema(), name));
    if (known.isEmpty() && target.table != null && target.table.complete()) {
      target.refused(Breaks.UNDEFINED_OBJECT, "There is no index " + name + " of " + target.name);
      return;
    }
    if (known.isEmpty()) {
      target.draft.assumed();
      if (unique.primary()) {
        target.scanReached();
        nullsRefused("the key");
      }
      target.raise(Phase.EXPAND, "Its index makes the columns unique already");
      return;
    }
    Index index = known.get();
    if (unfit(index)) {
      return;
    }
    String newName = unique.name().map(Identifier::value).orElse(name);
    if (!newName.equals(name)) {
      target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.SHARE_UPDATE_EXCLUSIVE);
    }
    if (unique.primary() && !isPending(index)) {
      for (IndexElement element : index.elements()) {
        element.column().ifPresent(c -> new NotNullEffects(target).implied(c.value()));
      }
    }
    target.raise(Phase.EXPAND, "Its index makes the columns unique already");
  }

  /** A NOT NULL constraint that was never validated does not do for a primary key. */
  private boolean isPending(Index index) {
    for (Constraint constraint : target.constraints()) {
      if (constraint.kind() == Constraint.Kind.NOT_NULL
          && !constraint.validated()
          && UniqueIndexes.columns(index.elements()).containsAll(constraint.columns())) {
        target.refused("55000", "The NOT NULL constraint " + constraint.name() + " is not valid");
        return true;
      }
    }
    return false;
  }

  private void nullsRefused(String what) {
    target.raise(Phase.CONTRACT, "Release N-1 may write null in " + what);
    target.breaks(Audience.WRITERS, Breaks.NOT_NULL_VIOLATION, "Null in " + what + " fails");
  }

  /** An index must be an ordinary unique one to become a constraint (manual, ALTER TABLE, "table_constraint_using_index"). */
  private boolean unfit(Index index) {
    if (index.constraint().isPresent()) {
      target.refused(
          "55000",
          "Index " + index.name() + " belongs to constraint "
              + index.constraint().get());
      return true;
    }
    if (!index.unique()) {
      return unfit("Index " + index.name() + " is not unique");
    }
    if (index.where().isPresent()) {
      return unfit("Index " + index.name() + " is partial");
    }
    for (IndexElement element : index.elements()) {
      if (element.expression().isPresent()) {
        return unfit("Index " + index.name() + " has an expression");
      }
      if (element.descending() || element.nullsFirst().isPresent()) {
        return unfit("Index " + index.name() + " is not sorted by default");
      }
    }
    if (target.isPartitioned()) {
      target.refused(
          Breaks.FEATURE_NOT_SUPPORTED, "USING INDEX does not work on a partitioned table");
      return true;
    }
    return false;
  }

  private boolean unfit(String why) {
    target.refused("42809", why);
    return true;
  }
}
