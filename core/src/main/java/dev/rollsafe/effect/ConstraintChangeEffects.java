package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what DROP, VALIDATE and ALTER CONSTRAINT do. */
final class ConstraintChangeEffects {

  private final Target target;

  ConstraintChangeEffects(Target target) {
    this.target = target;
  }

  private Optional<Constraint> find(String name) {
    return target.table == null ? Optional.empty() : target.table.constraint(name);
  }

  /**
   * Says whether it is certain that there is no such constraint. NOT NULL constraints have had names that the server chooses
   * since PostgreSQL 18, which the catalog does not know.
   */
  private boolean lacks(String name) {
    return target.table != null
        && target.table.complete()
        && find(name).isEmpty()
        && !target.addsConstraint(name)
        && !(target.version.atLeast(18) && name.contains("not_null"));
  }

  // ---- DROP CONSTRAINT ----

  void drop(AlterAction.DropConstraint action) {
    String name = action.constraint().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    Optional<Constraint> constraint = find(name);
    if (lacks(name) || constraint.filter(target::tookAlong).isPresent()) {
      absent(name, action.ifExists());
      return;
    }
    if (constraint.isEmpty()) {
      unknown(name);
      return;
    }
    if (isInherited(constraint.get())) {
      target.refused("42P16", "Constraint " + name + " is inherited");
      return;
    }
    boolean own = target.fresh || constraint.get().origin() == target.catalog.unit();
    switch (constraint.get().kind()) {
      case PRIMARY_KEY, UNIQUE, EXCLUDE -> dropKey(constraint.get(), action.cascade(), own);
      case FOREIGN_KEY -> dropForeignKey(constraint.get(), own);
      case NOT_NULL ->
        new NotNullEffects(target).drop(constraint.get().columns().get(0));
      case CHECK -> {
        target.raise(Phase.EXPAND, "What release N-1 writes passes without the CHECK too");
        readersMeet(own, "They meet rows that the CHECK refused before");
      }
    }
  }

  private void absent(String name, boolean ifExists) {
    if (ifExists) {
      target.neutral("There is no constraint " + name);
    } else {
      target.refused(
          Breaks.UNDEFINED_OBJECT, "There is no constraint " + name + " of " + target.name);
    }
  }

  private void unknown(String name) {
    target.draft.assumed();
    target.raise(
        Phase.CONTRACT, "Release N-1 may need the constraint " + name + ", which is not known");
    target.breaks(
        Audience.WRITERS,
        Breaks.INVALID_COLUMN_REFERENCE,
        "ON CONFLICT on the columns of " + name + " fails if it is a unique constraint");
  }

  private boolean isInherited(Constraint constraint) {
    Table table = target.table;
    if (table == null || constraint.noInherit()) {
      return false;
    }
    boolean keyOfPartition = table.partitionOf().isPresent()
        && (constraint.kind() == Constraint.Kind.CHECK
            || constraint.kind() == Constraint.Kind.FOREIGN_KEY);
    if (keyOfPartition) {
      return has(table.partitionOf().get(), constraint);
    }
    if (constraint.kind() == Constraint.Kind.CHECK) {
      for (ObjectName parent : table.parents()) {
        if (has(parent, constraint)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean has(ObjectName parent, Constraint constraint) {
    return target
        .catalog
        .table(parent)
        .flatMap(known -> known.constraint(constraint.name()))
        .filter(inherited -> inherited.kind() == constraint.kind())
        .isPresent();
  }

  private void readersMeet(boolean own, String what) {
    if (!own) {
      target.draft.breaks(Breaks.silent(target.name, Audience.READERS, what));
    }
  }

  private void dropForeignKey(Constraint key, boolean own) {
    key.referenced().ifPresent(this::lockReferenced);
    boolean acts = key.onDelete() == TableConstraint.Action.CASCADE
        || key.onDelete() == TableConstraint.Action.SET_NULL
        || key.onDelete() == TableConstraint.Action.SET_DEFAULT;
    if (acts && !own) {
      target.raise(
          Phase.CONTRACT,
          "Release N-1 may count on " + key.name() + " to follow when a row is deleted");
    } else {
      target.raise(Phase.EXPAND, "What release N-1 writes passes without the foreign key too");
    }
    readersMeet(own, "They meet rows that refer to nothing");
  }

  /** Its triggers go, on the table and on its partitions. */
  private void lockReferenced(ObjectName parent) {
    new ReferencedLocks(target.draft, target.catalog, target.version).dropped(parent);
  }

  private void dropKey(Constraint key, boolean cascade, boolean own) {
    for (ObjectName relation : target.reached()) {
      lockIndexes(relation, key);
    }
    for (Catalog.ForeignKey user : target.catalog.referencing(target.name)) {
      boolean gone = user.table().equals(target.name) && target.tookAlong(user.constraint());
      if (!gone && key.columns().equals(user.constraint().referencedColumns()) && !hasTwin(key)) {
        referencing(user, cascade);
      }
    }
    if (own) {
      target.raise(Phase.EXPAND, "Release N-1 does not know constraint " + key.name());
      return;
    }
    if (key.kind() == Constraint.Kind.EXCLUDE) {
      target.raise(Phase.EXPAND, "What release N-1 writes passes without the constraint too");
      readersMeet(false, "They meet rows that the constraint refused before");
      return;
    }
    if (hasTwin(key)) {
      target.raise(Phase.EXPAND, "Another unique index has the same columns");
      return;
    }
    arbiter(key);
  }

  /** INSERT .. ON CONFLICT needs a unique index over just its columns. */
  private void arbiter(Constraint key) {
    String columns = String.join(", ", key.columns());
    target.raise(Phase.CONTRACT, "Release N-1 may use ON CONFLICT (" + columns + ")");
    target.breaks(
        Audience.WRITERS,
        Breaks.INVALID_COLUMN_REFERENCE,
        "ON CONFLICT (" + columns + ") finds no unique constraint any more");
    target.breaks(
        key.name(),
        Audience.WRITERS,
        Breaks.UNDEFINED_OBJECT,
        "ON CONFLICT ON CONSTRAINT " + key.name() + " fails");
    if (key.kind() == Constraint.Kind.PRIMARY_KEY) {
      target.breaks(
          Audience.READERS, "42803", "GROUP BY " + columns + " no longer stands for all columns");
    }
    readersMeet(false, "They meet several rows with the same " + columns);
  }

  private void lockIndexes(ObjectName relation, Constraint key) {
    for (Index index : target.catalog.indexes(relation)) {
      boolean own = key.index().filter(index.name()::equals).isPresent();
      boolean ofPartition = !relation.equals(target.name)
          && index.constraint().isPresent()
          && key.columns().equals(UniqueIndexes.columns(index.elements()));
      if (own || ofPartition) {
        target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);
      }
    }
  }

  private void referencing(Catalog.ForeignKey user, boolean cascade) {
    target.draft.lock(user.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (!cascade) {
      target.draft.fails(
          "2BP01",
          "Without CASCADE, the foreign key " + user.constraint().name() + " of " + user.table()
              + " keeps the constraint in place");
    }
  }

  /** Says whether another unique index is over the same columns. */
  private boolean hasTwin(Constraint key) {
    return key.index()
        .flatMap(target.catalog::index)
        .filter(index -> UniqueIndexes.hasTwin(index, target.catalog))
        .isPresent();
  }

  // ---- VALIDATE CONSTRAINT ----

  void validate(AlterAction.ValidateConstraint action) {
    String name = action.constraint().value();
    target.lock(LockMode.SHARE_UPDATE_EXCLUSIVE);
    if (lacks(name)) {
      absent(name, false);
      return;
    }
    Optional<Constraint> constraint = find(name);
    if (constraint.isEmpty()) {
      if (!target.addsConstraint(name)) {
        target.draft.assumed();
      }
    } else if (constraint.get().index().isPresent()) {
      target.refused("42809", "Constraint " + name + " is never anything but valid");
      return;
    } else if (constraint.get().validated()) {
      target.neutral("Constraint " + name + " is valid already");
      return;
    } else if (!constraint.get().enforced()) {
      target.refused("55000", "Constraint " + name + " is NOT ENFORCED");
      return;
    }
    boolean foreign = constraint.filter(c -> c.referenced().isPresent()).isPresent();
    if (foreign) {
      target.draft.scan(target.name);
      target.draft.lock(constraint.get().referenced().get(), ObjectKind.TABLE, LockMode.ROW_SHARE);
    } else {
      target.lockReached(LockMode.SHARE_UPDATE_EXCLUSIVE);
      target.scanReached();
    }
    target.neutral("New rows have had to meet " + name + " before");
  }

  // ---- ALTER CONSTRAINT ----

  void alter(AlterAction.AlterConstraint action) {
    String name = action.constraint().value();
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    if (lacks(name)) {
      absent(name, false);
      return;
    }
    Optional<Constraint> constraint = find(name);
    boolean deferral = action.deferrable().isPresent();
    if (deferral && constraint.filter(c -> c.referenced().isEmpty()).isPresent()) {
      target.refused("42809", "Constraint " + name + " is no foreign key");
      return;
    }
    boolean own = target.fresh
        || constraint.filter(c -> c.origin() == target.catalog.unit()).isPresent();
    if (own) {
      target.raise(Phase.EXPAND, "Release N-1 does not know constraint " + name);
    } else if (action.enforced().filter(enforced -> enforced).isPresent()) {
      enforce(name, constraint);
    } else if (action.deferrable().filter(deferrable -> !deferrable).isPresent()
        && constraint.map(Constraint::deferrable).orElse(true)) {
      target.raise(Phase.CONTRACT, "Release N-1 may defer constraint " + name);
      target.breaks(Audience.WRITERS, "42809", "SET CONSTRAINTS " + name + " DEFERRED fails");
    } else {
      target.raise(Phase.EXPAND, "What release N-1 writes is tested as before, or later");
    }
    if (action.enforced().filter(enforced -> !enforced).isPresent()) {
      constraint.flatMap(Constraint::referenced).ifPresent(this::lockReferenced);
    }
  }

  private void enforce(String name, Optional<Constraint> constraint) {
    if (!target.version.atLeast(18)) {
      target.refused("42601", "ENFORCED came with PostgreSQL 18");
      return;
    }
    if (constraint.filter(Constraint::enforced).isPresent()) {
      target.neutral("Constraint " + name + " is enforced already");
      return;
    }
    target.scanReached();
    constraint
        .flatMap(Constraint::referenced)
        .ifPresent(
            parent -> target.draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_ROW_EXCLUSIVE));
    target.raise(Phase.CONTRACT, "Release N-1 may write rows that " + name + " refuses");
    target.breaks(
        Audience.WRITERS,
        Breaks.FOREIGN_KEY_VIOLATION,
        "INSERT and UPDATE fail where they refer to nothing");
  }
}
