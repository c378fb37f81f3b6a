package dev.rollsafe.plan;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.SqlWords;
import dev.rollsafe.script.TableSql;
import java.util.Optional;

/** Takes back what ALTER TABLE sets and no catalog holds: statistics targets, storage, compression, CLUSTER ON, owners. */
final class ColumnSettings {

  private final Optional<Table> table;
  private final ObjectName name;
  private final Remembered remembered;
  private final Steps steps;

  ColumnSettings(Optional<Table> table, ObjectName name, Remembered remembered, Steps steps) {
    this.table = table;
    this.name = name;
    this.remembered = remembered;
    this.steps = steps;
  }

  void reverse(AlterAction action, Catalog before) {
    if (action instanceof AlterAction.SetColumnAttribute set) {
      attribute(set);
    } else if (action instanceof AlterAction.ClusterOn cluster) {
      Optional<String> was = remembered.definition("cluster " + name);
      steps.run(TableSql.alter(name)
          + was.map(i -> "CLUSTER ON " + SqlWords.name(i)).orElse("SET WITHOUT CLUSTER"));
      cluster
          .index()
          .ifPresentOrElse(
              i -> remembered.define("cluster " + name, i.value()),
              () -> remembered.forget("cluster " + name));
    } else if (action instanceof AlterAction.OwnerTo) {
      Optional<String> was = table.flatMap(Table::owner);
      if (was.isPresent()) {
        steps.run(
            TableSql.alter(name) + "OWNER TO " + SqlWords.roles(java.util.List.of(was.get())));
      } else {
        steps.irreversible("who owned " + name + " before is not in the history");
      }
    } else if (action instanceof AlterAction.OtherAction other) {
      steps.irreversible("what " + other.words() + " changed is not followed");
    } else if (action instanceof AlterAction.SwitchTrigger rule && rule.rule()) {
      steps.irreversible("whether a rule was enabled is not followed");
    } else if (action instanceof AlterAction.SetType change
        && before.table(name).flatMap(t -> t.column(change.column().value())).isEmpty()) {
      steps.irreversible("the type of column " + change.column() + " before is not known");
    }
  }

  private void attribute(AlterAction.SetColumnAttribute set) {
    String key = set.attribute() + " " + name + " " + set.column();
    String column =
        TableSql.alter(name) + "ALTER COLUMN " + SqlWords.name(set.column().value()) + " ";
    Optional<String> was = remembered.definition(key);
    switch (set.attribute()) {
      case "STATISTICS" -> steps.run(column + "SET STATISTICS " + was.orElse("-1"));
      case "COMPRESSION" -> steps.run(column + "SET COMPRESSION " + was.orElse("default"));
      case "STORAGE" -> storage(set, column, was);
      default ->
        steps.irreversible(
            set.attribute() + " of column " + set.column() + " before is not followed");
    }
    remembered.define(key, set.value());
  }

  /** The storage that a type has by itself (manual, section 73.2). */
  private void storage(AlterAction.SetColumnAttribute set, String column, Optional<String> was) {
    Optional<String> type = table
        .flatMap(t -> t.column(set.column().value()))
        .map(Column::type)
        .map(t -> t.isArray() ? "text" : t.name().name());
    Optional<String> own = type.flatMap(t -> switch (t) {
      case "text", "character varying", "character", "bytea", "json", "jsonb", "xml", "tsvector" ->
        Optional.of("EXTENDED");
      case "numeric", "inet", "cidr" -> Optional.of("MAIN");
      default -> Optional.empty();
    });
    was.or(() -> own)
        .ifPresentOrElse(
            storage -> steps.run(column + "SET STORAGE " + storage),
            () -> steps.irreversible(
                "the storage of column " + set.column() + " before is not known"));
  }
}
