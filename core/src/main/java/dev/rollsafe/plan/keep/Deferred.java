package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks of a table that wait for the end of the transaction. While one waits, nothing of the table can be altered ("pending
 * trigger events"), so they are made sooner.
 */
final class Deferred {

  private final String names;

  private Deferred(String names) {
    this.names = names;
  }

  static Deferred of(Table table, Catalog catalog) {
    Set<String> names = new TreeSet<>();
    table.constraints().forEach(constraint -> add(constraint, table, names));
    for (Catalog.ForeignKey key : catalog.referencing(table.name())) {
      catalog.table(key.table()).ifPresent(t -> add(key.constraint(), t, names));
    }
    return new Deferred(String.join(", ", names));
  }

  private static void add(Constraint constraint, Table table, Set<String> names) {
    if (constraint.initiallyDeferred()) {
      String schema = table.name().schema();
      names.add((schema.equals("public") ? "" : Sql.identifier(schema) + ".")
          + Sql.identifier(constraint.name()));
    }
  }

  /** Returns what makes the checks; later ones wait again. */
  List<String> check() {
    return names.isEmpty()
        ? List.of()
        : List.of(
            "SET CONSTRAINTS " + names + " IMMEDIATE", "SET CONSTRAINTS " + names + " DEFERRED");
  }
}
