package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what goes away with an object: what belongs to it always, what depends on it with CASCADE; without, PostgreSQL
 * refuses (manual, section 5.15).
 */
final class Removal {

  static final String DEPENDENT_OBJECTS = "2BP01";

  private final Catalog catalog;
  private final EffectDraft draft;
  private final ServerVersion version;
  private final boolean cascade;
  private final Set<ObjectName> relations = new HashSet<>();
  private final Set<ObjectName> types = new HashSet<>();

  Removal(Catalog catalog, ServerVersion version, EffectDraft draft, boolean cascade) {
    this.catalog = catalog;
    this.version = version;
    this.draft = draft;
    this.cascade = cascade;
  }

  /** Says that {@code relations} go together, so that none of them keeps another from being dropped. */
  void named(List<ObjectName> all) {
    relations.addAll(all);
  }

  /** Says whether the relation goes already. */
  boolean takes(ObjectName relation) {
    return relations.contains(relation);
  }

  void table(ObjectName name) {
    relations.add(name);
    draft.lock(name, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    Optional<Table> known = catalog.table(name);
    if (known.isEmpty()) {
      lost(name, "All rows");
      draft.assumed();
      return;
    }
    Table table = known.get();
    judge(table);
    others(table);
    children(table);
    for (View view : catalog.viewsOn(name)) {
      dependent(view, name);
    }
  }

  private void lost(ObjectName name, String what) {
    Optional<ObjectName> saved = Saved.rows(catalog, name);
    if (saved.isPresent()) {
      draft
          .raise(
              Phase.CONTRACT,
              "Release N-1 may use the table " + name + ", whose rows are kept in " + saved.get())
          .breaks(undefined(name, Audience.BOTH));
      return;
    }
    draft
        .raise(Phase.DESTRUCTIVE, "Table " + name + " and its rows are gone")
        .breaks(undefined(name, Audience.BOTH))
        .loses(new Loss(name, Optional.empty(), what));
  }

  private static Break undefined(ObjectName name, Audience audience) {
    return Breaks.error(
        name, audience, Breaks.UNDEFINED_TABLE, "Statements that name " + name + " fail");
  }

  private void judge(Table table) {
    ObjectName name = table.name();
    if (catalog.isNew(name)) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
    } else if (table.foreign()) {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may use the foreign table " + name)
          .breaks(undefined(name, Audience.BOTH));
    } else if (table.isPartitioned() && table.children().isEmpty()) {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may use the table " + name)
          .breaks(undefined(name, Audience.BOTH));
    } else {
      lost(name, "All rows");
      table.partitionOf().ifPresent(parent -> partition(parent, name));
    }
  }

  private void partition(ObjectName parent, ObjectName name) {
    if (!relations.contains(parent)) {
      draft.breaks(Breaks.error(
          parent,
          Audience.WRITERS,
          Breaks.CHECK_VIOLATION,
          "Rows of the partition " + name
              + " have no place any more, unless a DEFAULT partition takes them"));
    }
  }

  /** Other tables that are locked: both ends of foreign keys, and the partitioned table that a partition leaves. */
  private void others(Table table) {
    table.partitionOf().ifPresent(parent -> leave(table, parent));
    for (Constraint constraint : table.constraints()) {
      constraint
          .referenced()
          .filter(parent -> !isInherited(table, constraint))
          .ifPresent(new ReferencedLocks(draft, catalog, version)::gone);
    }
    for (Catalog.ForeignKey key : catalog.referencing(table.name())) {
      if (relations.contains(key.table())) {
        continue;
      }
      draft.lock(key.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      if (!cascade) {
        refused("the foreign key " + key.constraint().name() + " of " + key.table(), table.name());
      }
    }
  }

  /** A foreign key that comes from the partitioned table has no triggers of its own on the other side. */
  private boolean isInherited(Table table, Constraint key) {
    return table
        .partitionOf()
        .flatMap(catalog::table)
        .flatMap(parent -> parent.constraint(key.name()))
        .flatMap(Constraint::referenced)
        .isPresent();
  }

  /** The partitioned table and its DEFAULT partition are locked; rows that refer to it may refer to this partition. */
  private void leave(Table partition, ObjectName parent) {
    draft.lock(parent, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (relations.contains(parent)) {
      return;
    }
    Optional<Table> known = catalog.table(parent);
    for (ObjectName sibling : known.map(Table::children).orElse(List.of())) {
      boolean holdsTheRest = catalog
          .table(sibling)
          .flatMap(Table::partitionBound)
          .filter(PartitionBound::isDefault)
          .isPresent();
      if (holdsTheRest) {
        draft.lock(sibling, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      }
    }
    for (Catalog.ForeignKey key : catalog.referencing(parent)) {
      draft.lock(key.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      if (!cascade) {
        refused(
            "the foreign key " + key.constraint().name() + " of " + key.table(), partition.name());
      }
    }
  }

  /** Notes that PostgreSQL refuses to drop an object for the sake of one that depends on it. */
  void refused(String dependent, ObjectName on) {
    draft.fails(DEPENDENT_OBJECTS, "Without CASCADE, " + dependent + " keeps " + on + " in place");
  }

  private void children(Table table) {
    for (ObjectName child : table.children()) {
      if (relations.contains(child)) {
        continue;
      }
      boolean partition =
          catalog.table(child).map(known -> known.partitionOf().isPresent()).orElse(true);
      if (partition || cascade) {
        table(child);
      } else {
        refused("the table " + child + ", which inherits from it,", table.name());
      }
    }
  }

  private void dependent(View view, ObjectName on) {
    if (relations.contains(view.name())) {
      return;
    }
    Dependents.Certainty reads = Dependents.reads(view, on, catalog);
    if (reads == Dependents.Certainty.NO) {
      return;
    }
    if (cascade) {
      view(view.name());
    } else if (reads == Dependents.Certainty.YES) {
      refused("the view " + view.name(), on);
    }
  }

  void view(ObjectName name) {
    relations.add(name);
    Optional<View> view = catalog.view(name);
    boolean materialized = view.map(View::materialized).orElse(false);
    ObjectKind kind = materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
    draft.lock(name, kind, LockMode.ACCESS_EXCLUSIVE);
    if (view.isEmpty()) {
      draft.assumed();
    }
    if (view.isPresent() && catalog.isNew(name)) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
    } else {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may use the view " + name)
          .breaks(undefined(name, materialized ? Audience.READERS : Audience.BOTH));
    }
    for (View other : catalog.viewsOn(name)) {
      dependent(other, name);
    }
  }

  void sequence(ObjectName name) {
    relations.add(name);
    draft.lock(name, ObjectKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE);
    Optional<Sequence> sequence = catalog.sequence(name);
    sequence.ifPresent(this::owner);
    for (Dependents.TypedColumn user : Dependents.defaultsOf(name, catalog)) {
      defaultOf(user.table().name(), user.column(), name);
    }
    if (sequence.isPresent() && catalog.isNew(name)) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    draft
        .raise(Phase.DESTRUCTIVE, "Sequence " + name + " and its position are gone")
        .breaks(Breaks.error(
            name, Audience.BOTH, Breaks.UNDEFINED_TABLE, "nextval on " + name + " fails"))
        .loses(new Loss(name, Optional.empty(), "Its position: how far it has counted"));
    if (sequence.isEmpty()) {
      draft.assumed();
    }
  }

  /** An identity never lets its sequence go. */
  private void owner(Sequence sequence) {
    if (sequence.owner().isPresent() && sequence.identity()) {
      Sequence.SequenceOwner owner = sequence.owner().get();
      if (!relations.contains(owner.table())) {
        refused("the identity column " + owner.table() + "." + owner.column(), sequence.name());
      }
    }
  }

  /** Defaults that call nextval on the sequence go with CASCADE. */
  private void defaultOf(ObjectName table, Column column, ObjectName sequence) {
    if (relations.contains(table)) {
      return;
    }
    if (!cascade) {
      refused("the default of " + table + "." + column.name(), sequence);
      return;
    }
    draft.lock(table, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (column.notNull() && !catalog.isNew(table)) {
      draft.breaks(Breaks.error(
          table,
          column.name(),
          Audience.WRITERS,
          Breaks.NOT_NULL_VIOLATION,
          "Inserts that leave the column out have no default any more"));
    }
  }

  void type(ObjectName name, boolean isNew) {
    if (!types.add(name)) {
      return;
    }
    draft.lock(name, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    if (isNew) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
    } else {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may use the type " + name)
          .breaks(Breaks.error(
              name, Audience.BOTH, Breaks.UNDEFINED_OBJECT, "Casts to " + name + " fail"));
    }
    for (Type over : Dependents.typesOver(name, catalog)) {
      if (!cascade && !types.contains(over.name())) {
        refused("the type " + over.name(), name);
      } else if (over.kind() == Type.Kind.DOMAIN) {
        type(over.name(), over.origin() == catalog.unit());
      }
    }
    for (Dependents.TypedColumn use : Dependents.columnsOf(name, catalog)) {
      column(use, name);
    }
  }

  private void column(Dependents.TypedColumn use, ObjectName type) {
    ObjectName table = use.table().name();
    String column = use.column().name();
    if (!cascade) {
      refused("the column " + table + "." + column, type);
      return;
    }
    draft.lock(table, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    for (View view : catalog.viewsUsing(table, column)) {
      dependent(view, table);
    }
    if (use.column().origin() == catalog.unit() || catalog.isNew(table)) {
      return;
    }
    draft
        .raise(Phase.DESTRUCTIVE, "CASCADE drops the column " + table + "." + column)
        .breaks(Breaks.error(
            table,
            column,
            Audience.BOTH,
            Breaks.UNDEFINED_COLUMN,
            "Statements that name the column fail"))
        .breaks(Breaks.prepared(table))
        .loses(new Loss(table, Optional.of(column), "The column and what it holds"));
  }

  /** Functions that return {@code trigger} cannot be called by statements (manual, section 37.1). */
  private static boolean isForTriggers(List<Routine> routines) {
    for (Routine routine : routines) {
      boolean trigger = routine
          .definition()
          .returns()
          .filter(type -> type.name().name().equals("trigger"))
          .isPresent();
      if (!trigger) {
        return false;
      }
    }
    return !routines.isEmpty();
  }

  /** Notes that a routine is gone. */
  void routine(ObjectName name, List<Routine> dropped) {
    boolean isNew = !dropped.isEmpty();
    for (Routine routine : dropped) {
      isNew &= routine.origin() == catalog.unit();
    }
    if (isNew) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    if (isForTriggers(dropped)) {
      draft.raise(Phase.EXPAND, "Only triggers call " + name + ", and none is left that does");
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 may call " + name)
        .breaks(Breaks.error(
            name, Audience.BOTH, Breaks.UNDEFINED_FUNCTION, "Calls of " + name + " fail"));
  }
}
