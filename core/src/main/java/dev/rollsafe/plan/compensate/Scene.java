package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.script.ObjectDdl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all repairs are made from.
 *
 * @param before what the earlier release was made for
 * @param after what is there now
 * @param lineage where its tables and columns are
 * @param flows how the release filled columns
 * @param options what only people know
 * @param version the server
 * @param was the objects of the earlier release as statements
 * @param is those that are there now
 */
record Scene(
    Catalog before,
    Catalog after,
    Lineage lineage,
    Flows flows,
    PlanOptions options,
    ServerVersion version,
    ObjectDdl was,
    ObjectDdl is) {

  /** Returns the tables of both releases, but for those whose earlier name something else has now. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Table was : before.tables()) {
      lineage
          .table(was.name())
          .filter(name -> name.equals(was.name()) || !after.hasRelation(was.name()))
          .flatMap(after::table)
          .ifPresent(now -> pairs.add(new Pair(was, now)));
    }
    return pairs;
  }

  /** Says whether a relation, or a column or constraint of it, is what it was before. */
  boolean isAsBefore(ObjectName name, Optional<String> part) {
    Table was = before.table(lineage.earlier(name).orElse(name)).orElse(null);
    Table now = after.table(name).orElse(null);
    if (was == null || now == null) {
      return !before.hasRelation(name) && after.hasRelation(name);
    }
    if (part.isPresent()) {
      return was.column(part.get()).equals(now.column(part.get()))
          && was.constraint(part.get()).equals(now.constraint(part.get()));
    }
    return was.columns().equals(now.columns())
        && texts(this.was, was).equals(texts(is, now))
        && was.triggers().equals(now.triggers())
        && was.rowSecurity() == now.rowSecurity()
        && was.policies().equals(now.policies())
        && was.rules().equals(now.rules());
  }

  private static Set<List<String>> texts(ObjectDdl made, Table table) {
    Set<List<String>> texts = new HashSet<>();
    for (Constraint constraint : table.constraints()) {
      texts.add(made.constraint(table.name(), constraint.name()).statements());
    }
    return texts;
  }

  /** Says whether the release made it. */
  boolean isNew(int origin) {
    return origin == after.unit();
  }

  /** Returns the tables that only the new release knows. */
  List<Table> newTables() {
    List<Table> tables = new ArrayList<>();
    for (Table table : after.tables()) {
      if (lineage.earlier(table.name()).isEmpty()) {
        tables.add(table);
      }
    }
    return tables;
  }

  /** Says whether a type is the same, whatever it is called. */
  boolean isSame(DataType was, DataType now) {
    if (was.sameAs(now)) {
      return true;
    }
    return was.isArray() == now.isArray()
        && before.type(was.name()).isPresent()
        && lineage.type(before.resolveType(was.name())).equals(after.resolveType(now.name()));
  }

  /** Returns how a column of the earlier release comes from those of the new one, where somebody said so. */
  Optional<String> said(ObjectName table, String column) {
    return options.expression(table + "." + column);
  }

  /** Returns how a new column comes from those of the earlier release. */
  Optional<String> up(Pair pair, String column) {
    return said(pair.now().name(), column)
        .or(() -> said(pair.name(), column))
        .or(() -> flows.up(pair.name(), column));
  }
}
