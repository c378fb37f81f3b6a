package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.plan.sequence.Key;
import dev.rollsafe.plan.sequence.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives what is taken its archive, or says why it cannot be kept. */
final class Keeping {

  private final Catalog before;
  private final Catalog after;
  private final String archive;
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> unkept = new ArrayList<>();

  Keeping(Catalog before, Catalog after, String archive) {
    this.before = before;
    this.after = after;
    this.archive = archive;
  }

  List<Kept> kept() {
    return List.copyOf(kept);
  }

  List<String> unkept() {
    return List.copyOf(unkept);
  }

  void refuse(String reason) {
    if (!unkept.contains(reason)) {
      unkept.add(reason);
    }
  }

  private String name() {
    return Names.joined(archive, String.valueOf(kept.size() + 1));
  }

  /** Says whether a table can lose anything: what the migration itself made goes with it, temporary tables with their session. */
  boolean matters(Table table) {
    return table.persistence() != Persistence.TEMPORARY && table.origin() != before.unit();
  }

  private boolean isKnown(Table table) {
    if (table.foreign()) {
      refuse("the rows of " + table.name() + " are on another server");
    } else if (!table.complete()) {
      refuse("not all columns of " + table.name() + " are known");
    } else {
      return true;
    }
    return false;
  }

  /** Returns a table whose rows matter; refuses what is no table that is known. */
  Optional<Table> known(ObjectName name) {
    Optional<Table> table = before.table(name);
    if (table.isEmpty()) {
      refuse(
          before.view(name).isPresent()
              ? name + " is a view: which rows of its tables change is not known"
              : "table " + name + " is not known: its creation is not in the history");
    }
    return table.filter(this::matters);
  }

  void dropped(Table table) {
    if (isKnown(table)) {
      kept.add(new KeptRows(Archive.rows(name(), table, before)));
    }
  }

  /** Keeps rows that go while their table stays: all, or those that a statement deletes. */
  void deleted(Table table, boolean all) {
    if (isKnown(table)) {
      kept.add(new KeptDeletes(Archive.rows(name(), table, before), before, all));
    }
  }

  void columns(Table table, List<Column> columns) {
    keyed(
        table,
        columns,
        key -> new KeptValues(
            Archive.values(name(), table, key, columns, before),
            columns,
            after.table(table.name()).orElse(table),
            after));
  }

  /**
   * Keeps the values of a column whose type changes.
   *
   * @param now the column behind the change
   */
  void retyped(Table table, Column column, Column now) {
    List<Column> columns = List.of(column);
    keyed(
        table,
        columns,
        key -> new KeptValues(
            Archive.values(name(), table, key, columns, before).writing(List.of(now), after),
            columns,
            after.table(table.name()).orElse(table),
            after));
  }

  private void keyed(Table table, List<Column> columns, Function<Key, Kept> how) {
    Optional<Key> key = key(table);
    if (key.isEmpty()) {
      return;
    }
    for (Column column : columns) {
      if (key.get().has(column.name())) {
        refuse("column " + column.name() + " is part of the key that tells the rows of "
            + table.name() + " apart");
        return;
      }
    }
    kept.add(how.apply(key.get()));
  }

  private Optional<Key> key(Table table) {
    if (!isKnown(table)) {
      return Optional.empty();
    }
    Optional<Key> key = Key.of(table, before);
    if (key.isEmpty()) {
      refuse(
          "nothing tells the rows of " + table.name()
              + " apart: it has neither a primary key nor a unique index over columns that are NOT NULL");
    }
    return key;
  }

  void written(Table table, List<Column> columns) {
    if (columns.isEmpty()) {
      return;
    }
    key(table)
        .ifPresent(key -> kept.add(new KeptWrites(
            Archive.values(name(), table, key, columns, before).writing(columns, before),
            columns,
            before)));
  }

  /** Keeps how far a sequence has counted. */
  void position(Sequence sequence, boolean made) {
    kept.add(new KeptPosition(name(), sequence, made));
  }
}
