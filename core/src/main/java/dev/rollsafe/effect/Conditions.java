package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.Optional;

/** What a condition over one table tells of how its rows are found. */
final class Conditions {

  private Conditions() {}

  /** Says whether it is certain that the table is read whole: there is no condition, or no index begins with a column in it. */
  static boolean readsAll(Catalog catalog, ObjectName relation, Optional<ExpressionFacts> where) {
    if (where.isEmpty()) {
      return true;
    }
    ExpressionFacts facts = where.get();
    if (facts.alwaysTrue()) {
      return true;
    }
    Optional<Table> table = catalog.table(relation);
    if (!facts.understood()
        || facts.subquery()
        || table.isEmpty()
        || !table.get().complete()
        || table.get().isPartitioned()) {
      return false;
    }
    for (Index index : catalog.indexes(relation)) {
      Optional<Identifier> first = index.elements().get(0).column();
      if (first.isEmpty() || names(facts, first.get().value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(ExpressionFacts facts, String column) {
    for (ColumnReference reference : facts.columns()) {
      if (reference.column().equals(column)) {
        return true;
      }
    }
    return false;
  }
}
