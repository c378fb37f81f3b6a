package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Table;

/** Refuses tables that cannot become partitioned as they are. */
final class PartitionLimits {

  private PartitionLimits() {}

  /** Refuses what a partitioned table cannot have, or what would stay with the old one. */
  static void check(Partitioning meant, Catalog catalog) {
    Table table = meant.table();
    String name = table.name().toString();
    if (table.isPartitioned()
        || table.partitionOf().isPresent()
        || !table.children().isEmpty()) {
      throw new Refused(name + " is partitioned or inherited from already");
    }
    if (!catalog.referencing(table.name()).isEmpty()) {
      throw new Refused("the foreign key "
          + catalog.referencing(table.name()).get(0).constraint().name()
          + " refers to the key of " + name + ", which cannot stay: it has to hold "
          + meant.column().name()
          + "; drop it first, in a migration of its own");
    }
    if (!catalog.viewsOn(table.name()).isEmpty()) {
      throw new Refused("the view " + catalog.viewsOn(table.name()).get(0).name() + " reads " + name
          + " and would stay with the old table; drop it first, and make it again behind");
    }
    if (!table.triggers().isEmpty() || !table.policies().isEmpty() || table.rowSecurity()) {
      throw new Refused("triggers and policies of " + name
          + " would stay with the old table; drop them first, and make them again behind");
    }
    for (Index index : catalog.indexes(table.name())) {
      boolean holds = index.elements().stream()
          .anyMatch(element ->
              element.column().filter(c -> c.is(meant.column().name())).isPresent());
      if (index.unique() && !holds && !isPrimary(table, index)) {
        throw new Refused(
            index.name().name() + " is unique without " + meant.column().name()
                + ", which nothing can prove over several partitions; drop it first");
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.EXCLUDE) {
        throw new Refused("the exclusion constraint " + constraint.name()
            + " does not go over several partitions; drop it first");
      }
    }
  }

  private static boolean isPrimary(Table table, Index index) {
    return index
        .constraint()
        .flatMap(table::constraint)
        .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
        .isPresent();
  }
}
