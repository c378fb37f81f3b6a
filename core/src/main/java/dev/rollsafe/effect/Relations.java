package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import java.util.List;
import java.util.Optional;

/** What several families ask of the relations in a catalog. */
final class Relations {

  private Relations() {}

  /** Returns the reason why nothing done to a new object can hurt. */
  static String unknown(ObjectName object) {
    return "Release N-1 does not know " + object;
  }

  /** Returns the kind of a relation as locks name it; one that is not known is taken for a table. */
  static ObjectKind kind(Catalog catalog, ObjectName relation) {
    if (catalog.table(relation).isPresent()) {
      return ObjectKind.TABLE;
    }
    Optional<View> view = catalog.view(relation);
    if (view.isPresent()) {
      return view.get().materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
    }
    if (catalog.index(relation).isPresent()) {
      return ObjectKind.INDEX;
    }
    return catalog.sequence(relation).isPresent() ? ObjectKind.SEQUENCE : ObjectKind.TABLE;
  }

  /** Says whether the relation is temporary: no other session sees it. */
  static boolean isTemporary(Table table) {
    return table.persistence() == Persistence.TEMPORARY;
  }

  /** Locks the relation and what descends from it: partitions, or tables that inherit from it. */
  static void lockAll(EffectDraft draft, Catalog catalog, ObjectName relation, LockMode mode) {
    draft.lock(relation, kind(catalog, relation), mode);
    for (ObjectName descendant : catalog.descendants(relation)) {
      draft.lock(descendant, ObjectKind.TABLE, mode);
    }
  }

  /** Notes that every index of the relation is built again; where its indexes are not all known, {@code relation.*} too. */
  static void rebuildAll(EffectDraft draft, Catalog catalog, ObjectName relation) {
    for (Index index : catalog.indexes(relation)) {
      draft.rebuild(index.name().toString());
    }
    if (!isComplete(catalog, relation)) {
      draft.rebuild(relation + ".*");
    }
  }

  /** Says whether all that belongs to the relation is known: it is a view, or a table seen created. */
  static boolean isComplete(Catalog catalog, ObjectName relation) {
    Optional<Table> table = catalog.table(relation);
    return table.isPresent()
        ? table.get().complete() || catalog.isNew(relation)
        : catalog.view(relation).isPresent();
  }

  /** Returns the relation and its descendants that hold rows themselves: all but partitioned tables. */
  static List<ObjectName> storage(Catalog catalog, ObjectName relation) {
    List<ObjectName> descendants = catalog.descendants(relation);
    boolean partitioned = isPartitioned(catalog, relation);
    if (descendants.isEmpty()) {
      return partitioned ? List.of() : List.of(relation);
    }
    List<ObjectName> found = new java.util.ArrayList<>(descendants.size() + 1);
    if (!partitioned) {
      found.add(relation);
    }
    for (ObjectName descendant : descendants) {
      if (!isPartitioned(catalog, descendant)) {
        found.add(descendant);
      }
    }
    return found;
  }

  static boolean isPartitioned(Catalog catalog, ObjectName relation) {
    Optional<Table> table = catalog.table(relation);
    return table.isPresent() && table.get().isPartitioned();
  }
}
