package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns that have been put out of reach by another name, and how they go and come back. */
final class TombedColumns {

  private final Table table;
  private final Catalog catalog;
  private final Key key;
  private final String name;
  private final List<Column> columns;
  private final Alter alter;
  private final Copies tombs;

  TombedColumns(Table table, Catalog catalog, Key key, String name, List<Column> columns) {
    this.table = table;
    this.catalog = catalog;
    this.key = key;
    this.name = name;
    this.columns = columns;
    this.alter = new Alter(table.name());
    List<String> renames = new ArrayList<>();
    for (Column column : columns) {
      renames.add(alter.renameColumn(column.name(), name(column)));
    }
    this.tombs = new Copies(catalog, Scratch.after(catalog, renames), table.name());
  }

  static String name(Column column) {
    return Names.joined("zz_tomb_" + column.name());
  }

  /**
   * Drops them, and what would lock other tables before.
   *
   * @param archived whether their values are kept
   * @param gone the constraints of theirs that are no longer there
   */
  List<Step> drop(boolean archived, List<String> gone) {
    List<Step> steps = new ArrayList<>();
    List<String> drops = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      names.add(name(column));
      drops.add(alter.dropColumn(name(column)));
    }
    List<Block> undo = new ArrayList<>();
    columns.forEach(column -> undo.add(Block.transaction(again(column))));
    if (archived) {
      Archive archive = new Archive(table, key, name, made());
      steps.add(archive.keep(names));
      undo.add(archive.restore(names));
    }
    undo.addAll(indexes());
    for (Copies.ConstraintCopy check : tombs.constraints(Constraint.Kind.CHECK)) {
      if (!gone.contains(check.name())) {
        undo.addAll(again(check));
      }
    }
    for (Copies.ConstraintCopy foreign : tombs.constraints(Constraint.Kind.FOREIGN_KEY)) {
      steps.add(dropKey(foreign));
    }
    steps.add(Step.of(
            name + "_drop",
            Stage.FINAL,
            "Drop " + String.join(" and ", names),
            Block.transaction(drops))
        .undo(undo.toArray(new Block[0]))
        .expects("column-drop", "column-drop-takes-constraints"));
    return steps;
  }

  private Map<String, String> made() {
    Map<String, String> made = new HashMap<>();
    for (Column column : columns) {
      if (catalog.type(column.type().name()).isPresent()) {
        made.put(name(column), Sql.qualifiedType(catalog, column.type()));
      }
    }
    return made;
  }

  private List<String> again(Column column) {
    List<String> again = new ArrayList<>();
    String collation = column.collation().map(c -> " COLLATE " + c).orElse("");
    again.add(alter.addColumn(name(column), Sql.qualifiedType(catalog, column.type()) + collation));
    column
        .defaultValue()
        .ifPresent(value -> again.add(alter.setDefault(name(column), value.text())));
    return again;
  }

  private List<Block> indexes() {
    List<Block> blocks = new ArrayList<>();
    for (Copies.IndexCopy index : tombs.indexes()) {
      blocks.add(Block.outside(OnlineSql.index(index.copy(), index.name())));
      index
          .constraint()
          .ifPresent(constraint -> blocks.add(Block.transaction(
              List.of(alter.add(constraint, ShadowSwap.usingIndex(table, index, index.name()))))));
    }
    return blocks;
  }

  private List<Block> again(Copies.ConstraintCopy copy) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.transaction(
        List.of(OnlineSql.constraint(catalog, table.name(), copy.copy(), copy.name()))));
    if (copy.old().validated()) {
      blocks.add(Block.scan(alter.validate(copy.name())));
    }
    return blocks;
  }

  private Step dropKey(Copies.ConstraintCopy foreign) {
    return Step.of(
            Names.joined(name, "drop", foreign.name()),
            Stage.FINAL,
            "Drop the foreign key " + foreign.name() + ", which locks the other table as well",
            Block.transaction(List.of(alter.dropConstraint(foreign.name()))))
        .undo(again(foreign).toArray(new Block[0]))
        .expects("foreign-key-drop-locks-referenced", "constraint-drop-breaks-previous-release");
  }
}
