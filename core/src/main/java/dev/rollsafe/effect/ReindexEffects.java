package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.List;
import java.util.Optional;

/** REINDEX: it keeps writers of the table out, and readers that plan with the index (manual, reference page REINDEX). */
final class ReindexEffects {

  private final Catalog catalog;
  private final ServerVersion version;
  private final Reindex statement;
  private final EffectDraft draft =
      new EffectDraft(Phase.NEUTRAL, "Indexes built again find the same rows");

  ReindexEffects(Catalog catalog, ServerVersion version, Reindex statement) {
    this.catalog = catalog;
    this.version = version;
    this.statement = statement;
  }

  Effect effect() {
    if (statement.concurrently()) {
      draft.transactionality(Transactionality.OUTSIDE_ONLY);
    }
    switch (statement.kind()) {
      case INDEX -> index(catalog.resolve(statement.name().orElseThrow()));
      case TABLE -> table(catalog.resolve(statement.name().orElseThrow()));
      default -> many();
    }
    return draft.build();
  }

  private void index(ObjectName name) {
    Optional<Index> index = catalog.index(name);
    if (index.isEmpty()) {
      draft.rebuild(name.toString()).assumed();
      IndexEffects.lock(draft, name, indexMode());
      if (catalog.isGone(name)) {
        draft.fails(Breaks.UNDEFINED_TABLE, "There is no index " + name);
      }
      return;
    }
    ObjectName relation = index.get().table();
    if (Relations.isPartitioned(catalog, relation)) {
      partitioned(relation);
      IndexEffects.lock(draft, name, indexMode());
      return;
    }
    if (statement.concurrently()
        && index.get().elements().stream().anyMatch(e -> e.operator().isPresent())) {
      draft.fails("0A000", "The index of an exclusion constraint cannot be built CONCURRENTLY");
    }
    draft.scan(relation).lock(relation, Relations.kind(catalog, relation), tableMode());
    rebuild(name);
  }

  private void table(ObjectName relation) {
    if (Relations.isPartitioned(catalog, relation)) {
      partitioned(relation);
    } else {
      stored(relation);
      if (catalog.table(relation).isEmpty() && catalog.view(relation).isEmpty()) {
        draft.assumed();
      }
    }
  }

  /** From PostgreSQL 14 on each partition is done in a transaction of its own. */
  private void partitioned(ObjectName relation) {
    if (!version.atLeast(14)) {
      if (statement.kind() == ObjectKind.INDEX) {
        draft.fails("0A000", "The index of a partitioned table cannot be built again as one");
      }
      return;
    }
    draft
        .transactionality(Transactionality.OUTSIDE_ONLY)
        .lock(relation, ObjectKind.TABLE, tableMode());
    for (ObjectName stored : Relations.storage(catalog, relation)) {
      stored(stored);
      // To keep it from being dropped, also with CONCURRENTLY: not for long, but it waits for those
      // who write.
      draft.lock(stored, ObjectKind.TABLE, LockMode.SHARE);
    }
  }

  private void stored(ObjectName relation) {
    List<Index> indexes = catalog.indexes(relation);
    boolean complete = Relations.isComplete(catalog, relation);
    if (!indexes.isEmpty() || !complete) {
      draft.scan(relation);
    }
    draft.lock(relation, Relations.kind(catalog, relation), tableMode());
    for (Index index : indexes) {
      rebuild(index.name());
    }
    if (!complete) {
      draft.rebuild(relation + ".*");
    }
  }

  private void rebuild(ObjectName index) {
    draft.rebuild(index.toString());
    IndexEffects.lock(draft, index, indexMode());
  }

  private LockMode tableMode() {
    return statement.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
  }

  private LockMode indexMode() {
    return statement.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
  }

  /** SCHEMA, DATABASE and SYSTEM: table by table, each in a transaction of its own. */
  private void many() {
    draft.transactionality(Transactionality.OUTSIDE_ONLY).assumed();
    if (statement.kind() == ObjectKind.SYSTEM) {
      if (statement.concurrently()) {
        draft.fails("0A000", "System catalogs cannot be reindexed CONCURRENTLY");
      }
      return;
    }
    for (Table table : catalog.tables()) {
      boolean meant = statement.kind() != ObjectKind.SCHEMA
          || statement
              .name()
              .filter(schema -> schema.name().equals(table.name().schema()))
              .isPresent();
      if (meant && !table.isPartitioned()) {
        stored(table.name());
      }
    }
  }
}
