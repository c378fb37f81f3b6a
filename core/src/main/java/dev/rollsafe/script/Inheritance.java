package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Mentions;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a table comes from its parent, and goes with what it comes from. */
final class Inheritance {

  private Inheritance() {}

  /** Returns the constraint of a parent that a constraint of its child is a copy of; keys get names of their own. */
  static Optional<Constraint> original(Catalog catalog, Table parent, Constraint constraint) {
    Optional<Index> own = constraint.index().flatMap(catalog::index);
    if (own.isEmpty()) {
      return parent
          .constraint(constraint.name())
          .filter(c -> c.kind() == constraint.kind() && !c.noInherit());
    }
    if (!constraint.inherited()) {
      return Optional.empty();
    }
    for (Constraint candidate : parent.constraints()) {
      if (candidate.kind() == constraint.kind()
          && candidate.columns().equals(constraint.columns())) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns the keys of the columns of an index, and of the index of the partitioned table that it is a part of. */
  static List<String> takenAlongBy(Catalog catalog, Index index) {
    List<String> keys = new ArrayList<>();
    Optional<Table> table = catalog.table(index.table());
    if (table.isEmpty()) {
      return keys;
    }
    Set<String> words = Mentions.words(IndexText.key(index));
    for (Column column : table.get().columns()) {
      if (words.contains(column.name())) {
        keys.add("column " + index.table() + "." + column.name());
      }
    }
    Optional<ObjectName> parent = table.get().partitionOf();
    if (parent.isPresent() && index.constraint().isEmpty()) {
      for (Index candidate : catalog.indexes(parent.get())) {
        if (candidate.constraint().isEmpty() && isAlike(candidate, index)) {
          keys.add("index " + candidate.name());
        }
      }
    }
    return keys;
  }

  private static boolean isAlike(Index a, Index b) {
    return a.unique() == b.unique()
        && a.method().equals(b.method())
        && IndexText.elements(a.elements()).equals(IndexText.elements(b.elements()))
        && a.where().map(w -> w.text()).equals(b.where().map(w -> w.text()));
  }
}
