package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables that TRUNCATE empties, those that refer to them among them. */
final class TakenByTruncate {

  private final Catalog catalog;
  private final Keeping keeping;
  private final References references;

  TakenByTruncate(Catalog catalog, Keeping keeping) {
    this.catalog = catalog;
    this.keeping = keeping;
    this.references = new References(catalog);
  }

  void of(Truncate statement) {
    Set<ObjectName> all = new LinkedHashSet<>();
    for (QualifiedName written : statement.tables()) {
      ObjectName name = catalog.resolve(written);
      if (all.add(name) && !statement.only().contains(written)) {
        all.addAll(catalog.descendants(name));
      }
    }
    List<ObjectName> open = new ArrayList<>(all);
    for (int i = 0; statement.cascade() && i < open.size(); i++) {
      for (Catalog.ForeignKey key : references.to(open.get(i))) {
        if (all.add(key.table())) {
          open.add(key.table());
        }
      }
    }
    for (ObjectName name : parentsFirst(all)) {
      emptied(name, all, statement.restartIdentity());
    }
  }

  private void emptied(ObjectName name, Set<ObjectName> all, boolean restart) {
    Optional<Table> table = keeping.known(name);
    if (table.isEmpty()) {
      return;
    }
    if (!references.isPartOf(name, all)) {
      keeping.deleted(table.get(), true);
    }
    if (restart) {
      catalog.ownedSequences(name).forEach(sequence -> keeping.position(sequence, false));
    }
  }

  /** Rows come back in this order, so that what they refer to is there. */
  private List<ObjectName> parentsFirst(Set<ObjectName> tables) {
    Set<ObjectName> ordered = new LinkedHashSet<>();
    tables.forEach(table -> place(table, tables, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered);
  }

  private void place(
      ObjectName name, Set<ObjectName> all, Set<ObjectName> ordered, Set<ObjectName> open) {
    if (ordered.contains(name) || !open.add(name)) {
      return;
    }
    List<Constraint> constraints = catalog.table(name).map(Table::constraints).orElse(List.of());
    for (Constraint constraint : constraints) {
      constraint
          .referenced()
          .filter(all::contains)
          .ifPresent(parent -> place(parent, all, ordered, open));
    }
    ordered.add(name);
  }
}
