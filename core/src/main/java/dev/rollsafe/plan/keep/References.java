package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What belongs together with a table when its rows change: foreign keys, partitions. */
final class References {

  private final Catalog catalog;

  References(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A foreign key to a partitioned table is one to its partitions, and one to a partition meets rows of the whole. */
  List<Catalog.ForeignKey> to(ObjectName name) {
    List<Catalog.ForeignKey> keys = new ArrayList<>(catalog.referencing(name));
    Optional<ObjectName> parent = parent(name);
    while (parent.isPresent()) {
      keys.addAll(catalog.referencing(parent.get()));
      parent = parent(parent.get());
    }
    if (catalog.table(name).filter(Table::isPartitioned).isPresent()) {
      catalog.descendants(name).forEach(part -> keys.addAll(catalog.referencing(part)));
    }
    return keys;
  }

  private Optional<ObjectName> parent(ObjectName name) {
    return catalog.table(name).flatMap(Table::partitionOf);
  }

  /** Says whether one of the others holds the rows of a table as well, as it is a partition of it. */
  boolean isPartOf(ObjectName name, Set<ObjectName> others) {
    return parent(name).filter(p -> others.contains(p) || isPartOf(p, others)).isPresent();
  }
}
