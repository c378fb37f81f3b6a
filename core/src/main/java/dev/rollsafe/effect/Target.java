package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relation that a statement alters, what is known of it, and the effect while it is put together. */
final class Target {

  final Catalog catalog;
  final ServerVersion version;
  final ObjectName name;
  final ObjectKind kind;

  /** The table; null for a view or an index, and for a table that was never seen created. */
  final @Nullable Table table;

  /** Whether this release made it, so that release N-1 does not know it. */
  final boolean fresh;

  final boolean only;
  final EffectDraft draft = new EffectDraft();

  /** Whether the server is certain to refuse the statement. */
  boolean refused;

  /** The constraints that the same statement drops, which it does before all else. */
  final Set<String> dropped = new HashSet<>(0);

  /** How it drops them, and columns. */
  final List<AlterAction> drops = new ArrayList<>(0);

  /** The columns that the same statement drops, before it adds others. */
  final Set<String> droppedColumns = new HashSet<>(0);

  /** The columns whose default the same statement drops, which it does before it changes their type. */
  final Set<String> droppedDefaults = new HashSet<>(0);

  /** The action that is judged. */
  @Nullable
  AlterAction action;

  /** The columns that the same statement adds. */
  private final List<ColumnDefinition> added = new ArrayList<>(0);

  private final List<String> addedConstraints = new ArrayList<>(0);

  Target(QualifiedName name, boolean only, Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
    this.only = only;
    this.name = catalog.resolve(name);
    this.kind = Relations.kind(catalog, this.name);
    this.table = catalog.table(this.name).orElse(null);
    this.fresh = catalog.isNew(this.name);
    if (table == null && kind == ObjectKind.TABLE) {
      draft.assumed();
    }
  }

  // ---- what is known ----

  Optional<Column> column(String column) {
    return table == null ? Optional.empty() : table.column(column);
  }

  void addConstraint(String name) {
    addedConstraints.add(name);
  }

  /** Says whether the same statement adds a constraint of this name. */
  boolean addsConstraint(String name) {
    return addedConstraints.contains(name);
  }

  void add(ColumnDefinition column) {
    added.add(column);
  }

  /** Returns the constraints that are there while the statement adds and alters. */
  List<Constraint> constraints() {
    if (table == null) {
      return List.of();
    }
    if (dropped.isEmpty() && droppedColumns.isEmpty()) {
      return table.constraints();
    }
    List<Constraint> left = new ArrayList<>(table.constraints());
    left.removeIf(constraint -> dropped.contains(constraint.name())
        || !Collections.disjoint(constraint.columns(), droppedColumns));
    return left;
  }

  /** Says whether an earlier drop of the same statement has taken a constraint of the table along already. */
  boolean tookAlong(Constraint constraint) {
    for (AlterAction drop : drops) {
      if (drop == action) {
        return false;
      }
      if (drop instanceof AlterAction.DropConstraint gone
          ? gone.constraint().is(constraint.name())
          : drop instanceof AlterAction.DropColumn column
              && constraint.columns().contains(column.column().value())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the column of this name that the same statement adds. */
  Optional<ColumnDefinition> added(String column) {
    for (ColumnDefinition candidate : added) {
      if (candidate.name().is(column)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Says whether release N-1 does not know the column, because this release made it. */
  boolean isNew(String column) {
    return fresh
        || added(column).isPresent()
        || column(column).filter(c -> c.origin() == catalog.unit()).isPresent();
  }

  /** Says whether it is certain that there is no such column. */
  boolean lacks(String column) {
    return table != null
        && table.complete()
        && table.column(column).isEmpty()
        && added(column).isEmpty();
  }

  /** Says whether it is certain that there is no such column, and if so that the server refuses the statement. */
  boolean refusesFor(String column) {
    if (!lacks(column)) {
      return false;
    }
    refused(Breaks.UNDEFINED_COLUMN, "There is no column " + column + " in " + name);
    return true;
  }

  /** Says what release N-1, which leaves the column out, puts into it. */
  Writes oldWrites(String column) {
    Optional<ColumnDefinition> own = added(column);
    if (own.isPresent()) {
      return Writes.of(own.get(), catalog);
    }
    Optional<Column> known = column(column);
    return known.isPresent() ? Writes.of(known.get(), catalog) : Writes.UNKNOWN;
  }

  /** Says whether rows of release N-1 have null in the column. */
  boolean leavesNull(String column) {
    return oldWrites(column) == Writes.NULL;
  }

  boolean hasChildren() {
    return table != null && !table.children().isEmpty();
  }

  boolean isPartitioned() {
    return table != null && table.isPartitioned();
  }

  /** Returns the tables that the statement reaches: this one and, without ONLY, those below it. */
  List<ObjectName> reached() {
    if (only || table == null || table.children().isEmpty()) {
      return List.of(name);
    }
    List<ObjectName> all = new ArrayList<>();
    all.add(name);
    all.addAll(catalog.descendants(name));
    return all;
  }

  /** Says whether a relation keeps rows itself; partitioned and foreign tables do not. */
  boolean holdsRows(ObjectName relation) {
    Table known = relation.equals(name) ? table : catalog.table(relation).orElse(null);
    return known == null || !(known.isPartitioned() || known.foreign());
  }

  // ---- what the statement does to the server ----

  void lock(LockMode mode) {
    draft.lock(name, kind, mode);
  }

  void lockReached(LockMode mode) {
    draft.lock(name, kind, mode);
    for (ObjectName relation : reached()) {
      draft.lock(relation, relation.equals(name) ? kind : ObjectKind.TABLE, mode);
    }
  }

  void scanReached() {
    for (ObjectName relation : reached()) {
      if (holdsRows(relation)) {
        draft.scan(relation);
      }
    }
  }

  /** Rewrites what the statement reaches, and with it all indexes. */
  void rewriteReached() {
    for (ObjectName relation : reached()) {
      if (holdsRows(relation)) {
        rewrite(relation);
      }
    }
  }

  void rewrite(ObjectName relation) {
    draft.rewrite(relation).scan(relation);
    Table known = catalog.table(relation).orElse(null);
    for (Index index : catalog.indexes(relation)) {
      rebuild(index);
    }
    if (known == null || !known.complete()) {
      draft.rebuild(relation + ".*");
    }
  }

  void rebuild(Index index) {
    draft.rebuild(index.name().toString());
    draft.lock(index.name(), ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);
  }

  // ---- what it does to release N-1 ----

  /** Raises the phase; to a relation that release N-1 does not know nothing worse than EXPAND can happen. */
  void raise(Phase phase, String why) {
    if (fresh && phase.compareTo(Phase.EXPAND) > 0) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
    } else {
      draft.raise(phase, why);
    }
  }

  /** Notes what nobody notices. */
  void neutral(String why) {
    draft.raise(Phase.NEUTRAL, why);
  }

  /** Says that the server refuses the whole statement, whatever else it does. */
  void refused(String sqlState, String what) {
    draft.refused(sqlState, what);
    refused = true;
  }

  void breaks(Audience audience, String sqlState, String what) {
    if (!fresh) {
      draft.breaks(Breaks.error(name, audience, sqlState, what));
    }
  }

  void breaks(String part, Audience audience, String sqlState, String what) {
    if (!fresh) {
      draft.breaks(Breaks.error(name, part, audience, sqlState, what));
    }
  }

  void breaks(String part, Audience audience, String what) {
    if (!fresh) {
      draft.breaks(Breaks.silent(name, part, audience, what));
    }
  }

  /** Notes that a prepared {@code SELECT *} does not fit any more: the server does not change the type of a result. */
  void breaksPrepared() {
    breaks(
        Audience.PREPARED,
        Breaks.FEATURE_NOT_SUPPORTED,
        "A prepared SELECT * fails until it is prepared again");
  }
}
