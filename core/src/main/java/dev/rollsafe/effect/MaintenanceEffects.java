package dev.rollsafe.effect;

import dev.rollsafe.ast.Cluster;
import dev.rollsafe.ast.LockTable;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.ast.Vacuum;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;

/**
 * What keeps tables in shape without changing what they hold: VACUUM, ANALYZE, CLUSTER, LOCK TABLE and REFRESH (manual,
 * section 13.3.1 and the reference pages).
 */
final class MaintenanceEffects {

  private static final String SAME_ROWS = "The rows stay the same";

  private final Catalog catalog;
  private final ServerVersion version;

  MaintenanceEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  Effect vacuum(Vacuum statement) {
    EffectDraft draft = new EffectDraft(
        Phase.NEUTRAL,
        statement.vacuum()
            ? SAME_ROWS
            : "Statistics change how fast queries are, not what they return");
    if (statement.vacuum()) {
      draft.transactionality(Transactionality.OUTSIDE_ONLY);
    }
    if (statement.tables().isEmpty()) {
      for (Table table : catalog.tables()) {
        vacuum(draft, statement, table.name());
      }
      // Tables that no script made are vacuumed as well.
      return draft.assumed().build();
    }
    for (QualifiedName name : statement.tables()) {
      ObjectName relation = catalog.resolve(name);
      vacuum(draft, statement, relation);
      // Tables that inherit are taken along from PostgreSQL 18 on, partitions always.
      boolean below = version.atLeast(18) || Relations.isPartitioned(catalog, relation);
      if (below && !statement.only().contains(name)) {
        for (ObjectName descendant : catalog.descendants(relation)) {
          vacuum(draft, statement, descendant);
        }
      }
      if (catalog.isGone(relation)) {
        draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
      }
    }
    return draft.build();
  }

  private void vacuum(EffectDraft draft, Vacuum statement, ObjectName relation) {
    if (!statement.full()) {
      draft.lock(relation, Relations.kind(catalog, relation), LockMode.SHARE_UPDATE_EXCLUSIVE);
    } else if (Relations.isPartitioned(catalog, relation)) {
      draft.lock(relation, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    } else {
      rewrite(draft, relation);
    }
  }

  private void rewrite(EffectDraft draft, ObjectName relation) {
    draft
        .lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE)
        .rewrite(relation)
        .scan(relation);
    Relations.rebuildAll(draft, catalog, relation);
  }

  Effect cluster(Cluster statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, SAME_ROWS);
    if (statement.table().isEmpty()) {
      // Which tables were clustered before is not in the catalog, so it can be any.
      for (Table table : catalog.tables()) {
        if (!table.isPartitioned()) {
          rewrite(draft, table.name());
        }
      }
      return draft.transactionality(Transactionality.OUTSIDE_ONLY).assumed().build();
    }
    ObjectName relation = catalog.resolve(statement.table().get());
    if (catalog.isGone(relation)) {
      return draft
          .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
          .build();
    }
    if (!Relations.isPartitioned(catalog, relation)) {
      rewrite(draft, relation);
      return draft.build();
    }
    draft.lock(relation, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (!version.atLeast(15)) {
      return draft.fails("0A000", "A partitioned table cannot be clustered").build();
    }
    for (ObjectName stored : Relations.storage(catalog, relation)) {
      rewrite(draft, stored);
    }
    return draft.transactionality(Transactionality.OUTSIDE_ONLY).build();
  }

  Effect lock(LockTable statement) {
    LockMode mode = LockMode.valueOf(statement.mode().replace(' ', '_'));
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The lock is gone when the transaction ends")
        .transactionality(Transactionality.INSIDE_ONLY);
    for (QualifiedName name : statement.tables()) {
      ObjectName relation = catalog.resolve(name);
      lock(draft, relation, mode, statement.only().contains(name), 0);
      if (catalog.isGone(relation)) {
        draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
      }
    }
    return draft.build();
  }

  /** A view passes the lock on to the relations it reads. */
  private void lock(
      EffectDraft draft, ObjectName relation, LockMode mode, boolean only, int depth) {
    if (only) {
      draft.lock(relation, Relations.kind(catalog, relation), mode);
    } else {
      Relations.lockAll(draft, catalog, relation, mode);
    }
    Optional<View> view = catalog.view(relation);
    if (view.isPresent() && depth < MOST_VIEWS) {
      for (QueryFacts.Relation read : SqlParser.facts(view.get().query()).relations()) {
        lock(draft, catalog.resolve(read.name()), mode, false, depth + 1);
      }
    }
  }

  /** Views that read each other deeper than this are a circle that a wrong catalog made. */
  private static final int MOST_VIEWS = 16;

  Effect refresh(RefreshMaterializedView statement) {
    ObjectName name = catalog.resolve(statement.name());
    EffectDraft draft =
        new EffectDraft(Phase.NEUTRAL, "A materialized view holds nothing that its query does not");
    if (catalog.isGone(name)) {
      return draft
          .refused(Breaks.UNDEFINED_TABLE, "There is no materialized view " + name)
          .build();
    }
    Optional<View> view = catalog.view(name);
    if (view.isEmpty() ? catalog.hasRelation(name) : !view.get().materialized()) {
      return draft.refused("42809", name + " is no materialized view").build();
    }
    LockMode mode = statement.concurrently() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    draft.lock(name, ObjectKind.MATERIALIZED_VIEW, mode);
    if (statement.concurrently()) {
      draft.scan(name);
      view.ifPresent(known -> concurrently(draft, known));
    } else if (statement.withData()) {
      draft.rewrite(name);
      Relations.rebuildAll(draft, catalog, name);
    }
    if (statement.withData()) {
      view.ifPresent(known -> Reads.scan(draft, catalog, SqlParser.facts(known.query())));
    } else if (!catalog.isNew(name)) {
      emptied(draft, name);
    }
    return draft.build();
  }

  private static void emptied(EffectDraft draft, ObjectName name) {
    draft
        .raise(Phase.CONTRACT, "Nothing can be read from " + name + " until it is filled again")
        .breaks(Breaks.error(
            name,
            Audience.READERS,
            "55000",
            "A materialized view that is not filled cannot be read"));
  }

  private void concurrently(EffectDraft draft, View view) {
    for (Index index : catalog.indexes(view.name())) {
      if (index.unique() && index.where().isEmpty()) {
        if (!view.populated()) {
          draft.fails("0A000", "CONCURRENTLY needs a materialized view that is filled");
        }
        return;
      }
    }
    draft.fails("55000", "CONCURRENTLY needs a unique index on " + view.name());
  }
}
