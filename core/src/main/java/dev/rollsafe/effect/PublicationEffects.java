package dev.rollsafe.effect;

import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/**
 * CREATE and ALTER PUBLICATION: UPDATE and DELETE of a published table need a replica identity (manual, section 29.1 of
 * version 16, "Logical Replication: Publication").
 */
final class PublicationEffects {

  private final Catalog catalog;

  PublicationEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect effect(Other statement) {
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND, "Release N-1 goes on writing, and its changes are published as well");
    for (QualifiedName name : statement.tables()) {
      ObjectName relation = catalog.resolve(name);
      draft.lock(relation, Relations.kind(catalog, relation), LockMode.SHARE_UPDATE_EXCLUSIVE);
      if (catalog.isGone(relation)) {
        return draft
            .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
            .build();
      }
      published(draft, relation, catalog.table(relation));
    }
    if (statement.verb().equals("ALTER")) {
      // Whether tables come or go, and what of them is published, is not kept.
      draft.raise(Phase.CONTRACT, "Subscribers get something else than before").assumed();
    } else if (statement.tables().isEmpty()) {
      for (Table table : catalog.tables()) {
        published(draft, table.name(), Optional.of(table));
      }
      draft.assumed();
    }
    return draft.build();
  }

  private void published(EffectDraft draft, ObjectName relation, Optional<Table> table) {
    if (table.isPresent() && (hasIdentity(table.get()) || catalog.isNew(relation))) {
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Without a replica identity " + relation + " takes inserts only")
        .breaks(Breaks.error(
            relation, Audience.WRITERS, "55000", "UPDATE and DELETE of a published table fail"));
    if (table.isEmpty() || !table.get().complete()) {
      draft.assumed();
    }
  }

  private static boolean hasIdentity(Table table) {
    if (!table.replicaIdentity().equals("DEFAULT")) {
      return !table.replicaIdentity().equals("NOTHING");
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        return true;
      }
    }
    return false;
  }
}
