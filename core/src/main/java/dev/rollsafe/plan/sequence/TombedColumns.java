package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** Columns that have been put out of reach by another name, and how they go and come back. */
final class TombedColumns {

  private final Table table;
  private final Catalog catalog;
  private final Key key;
  private final String name;
  private final List<Column> columns;

  TombedColumns(Table table, Catalog catalog, Key key, String name, List<Column> columns) {
    this.table = table;
    this.catalog = catalog;
    this.key = key;
    this.name = name;
    this.columns = columns;
  }

  static String name(Column column) {
    return Names.joined("zz_tomb_" + column.name());
  }

  private String alter(String action) {
    return "ALTER TABLE " + Names.quoted(table.name()) + " " + action;
  }

  /** Drops them, and what would lock other tables before. */
  List<Step> drop(boolean archived) {
    List<Step> steps = new ArrayList<>();
    List<String> drops = new ArrayList<>();
    List<Block> undo = new ArrayList<>();
    List<String> tombs = new ArrayList<>();
    for (Column column : columns) {
      String tomb = Names.quoted(name(column));
      tombs.add(name(column));
      drops.add(alter("DROP COLUMN " + tomb));
      List<String> again = new ArrayList<>();
      again.add(alter("ADD COLUMN " + tomb + " " + Names.type(column.type(), catalog)
          + column.collation().map(collation -> " COLLATE " + collation).orElse("")));
      column
          .defaultValue()
          .ifPresent(
              value -> again.add(alter("ALTER COLUMN " + tomb + " SET DEFAULT " + value.text())));
      undo.add(Block.transaction(again));
    }
    Archive archive = new Archive(table, key, name);
    if (archived) {
      steps.add(archive.keep(tombs));
      undo.add(archive.restore(tombs));
    }
    for (Column column : columns) {
      for (Index index : catalog.indexes(table.name())) {
        undo.addAll(ColumnCopies.again(index, column.name(), name(column)));
      }
      for (Constraint constraint : table.constraints()) {
        dropKey(constraint, column, steps);
      }
    }
    steps.add(Step.of(
            name + "_drop",
            Stage.FINAL,
            "Drop " + String.join(" and ", tombs),
            Block.transaction(drops))
        .undo(undo.toArray(new Block[0]))
        .expects("column-drop", "column-drop-takes-constraints"));
    return steps;
  }

  private void dropKey(Constraint constraint, Column column, List<Step> steps) {
    List<Block> again = ColumnCopies.again(table.name(), constraint, column.name(), name(column));
    if (!again.isEmpty()) {
      steps.add(Step.of(
              Names.joined(name, "drop", constraint.name()),
              Stage.FINAL,
              "Drop the foreign key " + constraint.name() + ", which locks the other table as well",
              Block.transaction(
                  List.of(alter("DROP CONSTRAINT " + Names.quoted(constraint.name())))))
          .undo(again.toArray(new Block[0]))
          .expects("foreign-key-drop-locks-referenced", "constraint-drop-breaks-previous-release"));
    }
  }
}
