package dev.rollsafe.effect;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.List;
import java.util.Optional;

/** DROP INDEX: queries lose speed, and INSERT .. ON CONFLICT the index it rests on (manual, reference pages DROP INDEX, INSERT). */
final class DropIndexes {

  private final Catalog catalog;
  private final Drop statement;
  private final EffectDraft draft;

  DropIndexes(Catalog catalog, Drop statement, EffectDraft draft) {
    this.catalog = catalog;
    this.statement = statement;
    this.draft = draft;
  }

  void drop() {
    if (statement.concurrently()) {
      draft.transactionality(Transactionality.OUTSIDE_ONLY);
      if (statement.targets().size() > 1) {
        draft.fails("0A000", "CONCURRENTLY drops one index at a time");
      } else if (statement.cascade()) {
        draft.fails("0A000", "CONCURRENTLY knows no CASCADE");
      }
    }
    for (Drop.Target target : statement.targets()) {
      ObjectName name = catalog.resolve(target.name());
      Optional<Index> index = catalog.index(name);
      if (index.isPresent()) {
        known(index.get());
      } else if (catalog.isGone(name)) {
        gone(name);
      } else {
        IndexEffects.lock(draft, name, mode());
        draft.raise(Phase.CONTRACT, "Release N-1 may rely on the index " + name).assumed();
      }
    }
  }

  private void gone(ObjectName name) {
    if (!statement.ifExists()) {
      draft.refused(Breaks.UNDEFINED_OBJECT, "There is no index " + name);
    }
  }

  private LockMode mode() {
    return statement.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
  }

  private void known(Index index) {
    ObjectName relation = index.table();
    draft.lock(relation, Relations.kind(catalog, relation), mode());
    IndexEffects.lock(draft, index.name(), mode());
    if (Relations.isPartitioned(catalog, relation)) {
      partitioned(relation);
    }
    index
        .constraint()
        .ifPresent(constraint -> draft.fails(
            "2BP01", "The constraint " + constraint + " of " + relation + " needs the index"));
    partition(index);
    if (catalog.isNew(relation) || index.origin() == catalog.unit()) {
      draft.raise(Phase.EXPAND, Relations.unknown(index.name()));
      return;
    }
    if (index.unique() && catalog.table(relation).isPresent()) {
      unique(index);
    }
    slower(index);
  }

  /** An index of a partition that belongs to one of the partitioned table goes with that one alone. */
  private void partition(Index index) {
    Optional<ObjectName> parent = catalog.table(index.table()).flatMap(Table::partitionOf);
    if (parent.isEmpty() || twins(index, index.table()) > 1) {
      return;
    }
    for (Index above : catalog.indexes(parent.get())) {
      if (above.valid() && IndexNames.same(above, index)) {
        draft.fails("2BP01", "The index " + above.name() + " of " + parent.get() + " needs it");
      }
    }
  }

  private int twins(Index index, ObjectName relation) {
    int twins = 0;
    for (Index other : catalog.indexes(relation)) {
      if (IndexNames.same(other, index)) {
        twins++;
      }
    }
    return twins;
  }

  private void partitioned(ObjectName relation) {
    if (statement.concurrently()) {
      draft.fails("0A000", "An index of a partitioned table cannot be dropped CONCURRENTLY");
      return;
    }
    for (ObjectName descendant : catalog.descendants(relation)) {
      draft.lock(descendant, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    }
  }

  private void unique(Index index) {
    List<String> key = UniqueIndexes.columns(index.elements());
    boolean twin = UniqueIndexes.hasTwin(index, catalog);
    if (!twin) {
      draft
          .raise(
              Phase.CONTRACT,
              "INSERT .. ON CONFLICT of release N-1 may rest on the unique index " + index.name())
          .breaks(Breaks.error(
              index.table(),
              String.join(", ", key),
              Audience.WRITERS,
              Breaks.INVALID_COLUMN_REFERENCE,
              "INSERT .. ON CONFLICT over these columns finds no unique index"));
      foreignKeys(index, key);
    }
    Optional<Table> table = catalog.table(index.table());
    if (table.isPresent() && table.get().replicaIdentity().equals(index.name().name())) {
      draft
          .raise(Phase.CONTRACT, "The index is the replica identity of " + index.table())
          .breaks(Breaks.error(
              index.table(),
              Audience.WRITERS,
              "55000",
              "UPDATE and DELETE fail where the table is published"));
    }
  }

  private void foreignKeys(Index index, List<String> key) {
    for (Catalog.ForeignKey foreign : catalog.referencing(index.table())) {
      Constraint constraint = foreign.constraint();
      if (!constraint.referencedColumns().equals(key) || index.where().isPresent()) {
        continue;
      }
      if (statement.cascade()) {
        draft.lock(foreign.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      } else {
        draft.fails(
            "2BP01",
            "The foreign key " + constraint.name() + " of " + foreign.table()
                + " rests on the index");
      }
    }
  }

  private void slower(Index index) {
    Optional<Index> other = IndexCover.serving(index, catalog);
    if (other.isPresent()) {
      draft.raise(Phase.EXPAND, "The index " + other.get().name() + " serves the same queries");
    } else {
      draft.raise(
          Phase.CONTRACT, "Queries of release N-1 may be slow without the index " + index.name());
    }
  }
}
