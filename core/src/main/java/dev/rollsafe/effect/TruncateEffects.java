package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** TRUNCATE: every row is gone, with CASCADE also those of the tables that refer to it (manual, reference page TRUNCATE). */
final class TruncateEffects {

  private final Catalog catalog;

  TruncateEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect truncate(Truncate statement) {
    EffectDraft draft = new EffectDraft(Phase.EXPAND, "Release N-1 does not know what is emptied");
    for (ObjectName relation : reached(draft, statement)) {
      empty(draft, statement, relation);
    }
    return draft.build();
  }

  /** The tables named, what descends from them, and with CASCADE what refers to any of them. */
  private Set<ObjectName> reached(EffectDraft draft, Truncate statement) {
    Set<ObjectName> reached = new LinkedHashSet<>();
    for (QualifiedName name : statement.tables()) {
      ObjectName relation = catalog.resolve(name);
      if (!statement.only().contains(name)) {
        add(reached, relation);
      } else if (Relations.isPartitioned(catalog, relation)) {
        draft.refused("42809", "A partitioned table has no rows without its partitions");
      } else {
        reached.add(relation);
      }
    }
    List<ObjectName> open = new ArrayList<>(reached);
    for (int i = 0; i < open.size(); i++) {
      for (Catalog.ForeignKey key : catalog.referencing(open.get(i))) {
        if (reached.contains(key.table())) {
          continue;
        }
        if (!statement.cascade()) {
          draft.fails(
              "0A000", "Table " + key.table() + " refers to " + open.get(i) + " by a foreign key");
          continue;
        }
        int before = reached.size();
        add(reached, key.table());
        if (reached.size() > before) {
          open.add(key.table());
          open.addAll(catalog.descendants(key.table()));
        }
      }
    }
    return reached;
  }

  private void add(Set<ObjectName> reached, ObjectName relation) {
    reached.add(relation);
    reached.addAll(catalog.descendants(relation));
  }

  private void empty(EffectDraft draft, Truncate statement, ObjectName relation) {
    draft.lock(relation, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
      return;
    }
    if (catalog.view(relation).isPresent()) {
      draft.refused("42809", relation + " is no table");
      return;
    }
    Optional<Table> table = catalog.table(relation);
    if (statement.restartIdentity() && table.isPresent()) {
      restart(draft, table.get());
    }
    if (catalog.isNew(relation)) {
      return;
    }
    Optional<ObjectName> saved = Saved.rows(catalog, relation);
    if (saved.isPresent()) {
      draft
          .raise(
              Phase.CONTRACT, "All rows of " + relation + " go, which are kept in " + saved.get())
          .breaks(Breaks.silent(relation, Audience.READERS, "Release N-1 finds no rows"));
      return;
    }
    draft
        .raise(Phase.DESTRUCTIVE, "All rows of " + relation + " are lost")
        .breaks(Breaks.silent(relation, Audience.READERS, "Release N-1 finds no rows"))
        .loses(new Loss(relation, Optional.empty(), "All rows, at once"));
    if (table.isEmpty()) {
      draft.assumed();
    }
  }

  private void restart(EffectDraft draft, Table table) {
    for (Sequence sequence : catalog.ownedSequences(table.name())) {
      draft.lock(sequence.name(), ObjectKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE);
    }
  }
}
