package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What goes with tables, columns and types: told from what is there before a statement and no longer behind it. */
final class TakenObjects {

  private final Catalog before;
  private final Catalog after;
  private final Keeping keeping;

  TakenObjects(Catalog before, Catalog after, Keeping keeping) {
    this.before = before;
    this.after = after;
    this.keeping = keeping;
  }

  /** Looks at all tables: what CASCADE takes along stands in no statement. */
  void all() {
    if (before.equals(after)) {
      return;
    }
    List<Table> tables = new ArrayList<>(before.tables());
    tables.sort(Comparator.comparing(table -> table.name().toString()));
    for (Table table : tables) {
      if (after.table(table.name()).isEmpty()) {
        dropped(table);
      } else {
        columns(table);
      }
    }
    sequences();
  }

  private void dropped(Table table) {
    if (keeping.matters(table) && !goesWithParent(table)) {
      keeping.dropped(table);
      before.ownedSequences(table.name()).forEach(sequence -> keeping.position(sequence, true));
    }
  }

  /** The rows of a partition are those of its parent as well. */
  private boolean goesWithParent(Table table) {
    return table.partitionOf().filter(parent -> after.table(parent).isEmpty()).isPresent();
  }

  private void sequences() {
    List<Sequence> sequences = new ArrayList<>(before.sequences());
    sequences.sort(Comparator.comparing(sequence -> sequence.name().toString()));
    for (Sequence sequence : sequences) {
      if (sequence.owner().isEmpty()
          && after.sequence(sequence.name()).isEmpty()
          && sequence.origin() != before.unit()) {
        keeping.position(sequence, true);
      }
    }
  }

  /** Looks at the columns of a table and of those that inherit them. */
  void columns(ObjectName name) {
    before.table(name).ifPresent(this::columns);
    for (ObjectName child : before.descendants(name)) {
      before.table(child).ifPresent(this::columns);
    }
  }

  private void columns(Table table) {
    Optional<Table> now = after.table(table.name());
    if (now.isEmpty() || now.get().columns().equals(table.columns()) || !keeping.matters(table)) {
      return;
    }
    List<Column> gone = new ArrayList<>();
    for (Column column : table.columns()) {
      if (now.get().column(column.name()).isEmpty()
          && column.generated().isEmpty()
          && column.origin() != before.unit()
          && !goesWithColumn(table, column)) {
        gone.add(column);
      }
    }
    if (!gone.isEmpty()) {
      keeping.columns(table, gone);
      gone.forEach(column -> position(table.name(), column.name()));
    }
  }

  private boolean goesWithColumn(Table table, Column column) {
    Optional<Table> parent = table.partitionOf().flatMap(after::table);
    return parent.filter(p -> p.column(column.name()).isEmpty()).isPresent();
  }

  void retyped(ObjectName name, List<String> columns) {
    Optional<Table> table = before.table(name).filter(keeping::matters);
    Optional<Table> now = after.table(name);
    if (table.isEmpty() || now.isEmpty()) {
      return;
    }
    for (String column : columns) {
      Optional<Column> was = table.get().column(column);
      Optional<Column> is = now.get().column(column);
      if (was.isPresent() && is.isPresent() && was.get().origin() != before.unit()) {
        keeping.retyped(table.get(), was.get(), is.get());
      }
    }
    children(table.get(), columns);
  }

  private void children(Table table, List<String> columns) {
    if (!table.isPartitioned()) {
      for (ObjectName child : table.children()) {
        retyped(child, columns);
      }
    }
  }

  /** Keeps how far the sequences of a column have counted. */
  void position(ObjectName table, String column) {
    for (Sequence sequence : before.ownedSequences(table)) {
      if (sequence.owner().filter(owner -> owner.column().equals(column)).isPresent()) {
        keeping.position(sequence, true);
      }
    }
  }
}
