package dev.rollsafe.effect;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
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
    lock();
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
    build(unique, columns);
    if (unique.primary()) {
      for (String column : columns) {
        new NotNullEffects(target).implied(column);
      }
    }
    judgeWriters(unique, columns);
  }

  /** Only partitions get an index of their own; what inherits is locked since PostgreSQL 18 all the same. */
  private void lock() {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    if (target.version.atLeast(18)) {
      target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    } else if (target.isPartitioned()) {
      for (ObjectName partition : target.reached()) {
        if (!partition.equals(target.name)) {
          target.draft.lock(partition, ObjectKind.TABLE, LockMode.SHARE);
        }
      }
    }
  }

  private boolean refused(TableConstraint.Unique unique) {
    if (unique.primary() && target.table != null) {
      for (Constraint constraint : target.table.constraints()) {
        if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
          target.refused("42P16", target.name + " has a primary key already");
          return true;
        }
      }
    }
    if (unique.usingIndex().isPresent() && target.isPartitioned()) {
      target.refused("0A000", "USING INDEX does not work on a partitioned table");
      return true;
    }
    return false;
  }

  /** Names the index that is built as the server does, on the table and on its partitions. */
  private void build(TableConstraint.Unique unique, List<String> columns) {
    String part = unique.primary() ? "" : String.join("_", columns);
    String label = unique.primary() ? "pkey" : "key";
    String given = unique.name().map(Identifier::value).orElse("");
    List<ObjectName> relations = target.isPartitioned() ? target.reached() : List.of(target.name);
    for (ObjectName relation : relations) {
      if (!target.holdsRows(relation)) {
        continue;
      }
      target.draft.scan(relation);
      boolean own = relation.equals(target.name) && !given.isEmpty();
      String index =
          own ? given : relation.name() + (part.isEmpty() ? "" : "_" + part) + "_" + label;
      target.draft.rebuild(new ObjectName(relation.schema(), index).toString());
    }
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
        if (written == Writes.NULL && !unique.nullsNotDistinct() && !unique.primary()) {
          return false;
        }
      }
    }
    return !target.fresh;
  }

  // ---- USING INDEX ----

  private void usingIndex(TableConstraint.Unique unique, String name) {
    Optional<Index> known = target.catalog.index(new ObjectName(target.name.schema(), name));
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
    if (unique.primary()) {
      for (IndexElement element : index.elements()) {
        element.column().ifPresent(c -> new NotNullEffects(target).implied(c.value()));
      }
    }
    target.raise(Phase.EXPAND, "Its index makes the columns unique already");
  }

  private void nullsRefused(String what) {
    target.raise(Phase.CONTRACT, "Release N-1 may write null in " + what);
    target.breaks(Audience.WRITERS, Breaks.NOT_NULL_VIOLATION, "Null in " + what + " fails");
  }

  /** An index must be an ordinary unique one to become a constraint (manual, ALTER TABLE, "table_constraint_using_index"). */
  private boolean unfit(Index index) {
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
    return false;
  }

  private boolean unfit(String why) {
    target.refused("42809", why);
    return true;
  }
}
