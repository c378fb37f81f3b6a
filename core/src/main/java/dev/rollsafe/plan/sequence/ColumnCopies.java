package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** The indexes and constraints of an old column, made for the new one without long locks. */
final class ColumnCopies {

  private static final String UNIQUE_ALREADY =
      "-- rollsafe:ignore unique-refuses-old-writes what is unique on the old side is so on the new one\n";

  private final Table table;
  private final Catalog catalog;
  private final List<Half> old;
  private final List<Half> fresh;

  ColumnCopies(Table table, Catalog catalog, List<Half> old, List<Half> fresh) {
    this.table = table;
    this.catalog = catalog;
    this.old = old;
    this.fresh = fresh;
  }

  List<Step> steps(String name) {
    List<Step> steps = new ArrayList<>();
    if (old.size() != 1 || fresh.size() != 1) {
      return steps;
    }
    String from = old.get(0).column().name();
    String to = fresh.get(0).column().name();
    for (Index index : catalog.indexes(table.name())) {
      if (IndexText.names(index, from) && !IndexText.hasExpressions(index)) {
        copy(index, from, to, name, steps);
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.FOREIGN_KEY
          && constraint.columns().contains(from)) {
        copy(constraint, from, to, name, steps);
      }
    }
    return steps;
  }

  /** Names what has to be looked after by hand. */
  List<String> left() {
    List<String> left = new ArrayList<>();
    for (Half half : old) {
      String column = half.column().name();
      for (Index index : catalog.indexes(table.name())) {
        boolean copied = old.size() == 1 && fresh.size() == 1 && !IndexText.hasExpressions(index);
        if (!copied && mentions(index, column)) {
          left.add("The index " + index.name().name() + " may use " + column
              + "; build one for the new side in the backfill stage (CREATE INDEX CONCURRENTLY)");
        }
      }
      for (Constraint constraint : table.constraints()) {
        if (constraint.kind() == Constraint.Kind.CHECK && constraint.columns().contains(column)) {
          left.add("The constraint " + constraint.name() + " checks " + column
              + "; add one for the new side (NOT VALID, then VALIDATE), and drop this one in the contract"
              + " stage if null does not pass it");
        }
      }
      catalog
          .viewsUsing(table.name(), column)
          .forEach(
              view -> left.add(
                  "The view " + view.name() + " may use " + column
                      + "; let it use the new side before the final stage, which it would keep from running"));
    }
    return left;
  }

  private static boolean mentions(Index index, String column) {
    return IndexText.names(index, column)
        || index.where().filter(where -> where.text().contains(column)).isPresent()
        || index.elements().stream()
            .anyMatch(e -> e.expression().filter(x -> x.text().contains(column)).isPresent());
  }

  private static String renamed(String name, String from, String to) {
    String other = name.replace(from, to);
    return other.equals(name) ? Names.joined(name, "new") : Names.joined(other);
  }

  private void copy(Index index, String from, String to, String name, List<Step> steps) {
    if (table.isPartitioned()) {
      throw new Refused("the index " + index.name().name()
          + " is on a partitioned table, where it cannot be built CONCURRENTLY");
    }
    String copy = renamed(index.name().name(), from, to);
    String place = Names.quoted(table.name(), copy);
    steps.add(Step.of(
            Names.joined(name, "index", copy),
            Stage.BACKFILL,
            "Build " + copy + " as " + index.name().name() + " is",
            Block.outside(
                (index.unique() ? UNIQUE_ALREADY : "") + IndexText.create(index, copy, from, to)))
        .undo(Block.outside("DROP INDEX CONCURRENTLY IF EXISTS " + place))
        .verify(IndexText.missing(index, copy), "indexes are missing or not valid")
        .notes(List.of(Indexes.WHERE_IT_FAILS)));
    if (index.constraint().isPresent()) {
      String constraint = renamed(index.constraint().get(), from, to);
      steps.add(Step.of(
              Names.joined(name, "unique", constraint),
              Stage.BACKFILL,
              "Make " + copy + " a constraint",
              Block.transaction(List.of("ALTER TABLE " + Names.quoted(table.name())
                  + " ADD CONSTRAINT " + Names.quoted(constraint) + " UNIQUE USING INDEX "
                  + Names.quoted(copy))))
          // The index goes with the constraint.
          .undo(
              Block.transaction(List.of("ALTER TABLE " + Names.quoted(table.name())
                  + " DROP CONSTRAINT " + Names.quoted(constraint))),
              Block.outside(IndexText.create(index, copy, from, to))));
    }
  }

  private void copy(Constraint key, String from, String to, String name, List<Step> steps) {
    String copy = renamed(key.name(), from, to);
    String alter = "ALTER TABLE " + Names.quoted(table.name());
    List<String> columns = new ArrayList<>();
    for (String column : key.columns()) {
      columns.add(column.equals(from) ? to : column);
    }
    steps.add(Step.of(
            Names.joined(name, "key", copy),
            Stage.BACKFILL,
            "Give the new side the foreign key " + copy,
            Block.transaction(List.of(alter + " ADD CONSTRAINT " + Names.quoted(copy) + " "
                + ForeignKeyText.of(columns, key) + " NOT VALID")))
        .undo(Block.transaction(List.of(alter + " DROP CONSTRAINT " + Names.quoted(copy)))));
    steps.add(Step.of(
        Names.joined(name, "key", copy, "proven"),
        Stage.BACKFILL,
        "Prove the foreign key " + copy,
        Block.scan(alter + " VALIDATE CONSTRAINT " + Names.quoted(copy))));
  }

  /** Makes an index that went with a column again; {@code now} is what the column is called meanwhile. */
  static List<Block> again(Index index, String column, String now) {
    if (!IndexText.names(index, column) || IndexText.hasExpressions(index)) {
      return List.of();
    }
    String build = IndexText.create(index, index.name().name(), column, now);
    if (index.constraint().isEmpty()) {
      return List.of(Block.outside(build));
    }
    return List.of(
        Block.outside(build),
        Block.transaction(List.of("ALTER TABLE " + Names.quoted(index.table()) + " ADD CONSTRAINT "
            + Names.quoted(index.constraint().get()) + " UNIQUE USING INDEX "
            + Names.quoted(index.name().name()))));
  }

  /** Makes a foreign key that went with a column again; {@code now} is what the column is called meanwhile. */
  static List<Block> again(ObjectName table, Constraint key, String column, String now) {
    if (key.kind() != Constraint.Kind.FOREIGN_KEY || !key.columns().contains(column)) {
      return List.of();
    }
    String alter = "ALTER TABLE " + Names.quoted(table);
    List<String> columns = new ArrayList<>();
    for (String name : key.columns()) {
      columns.add(name.equals(column) ? now : name);
    }
    return List.of(
        Block.transaction(List.of(alter + " ADD CONSTRAINT " + Names.quoted(key.name()) + " "
            + ForeignKeyText.of(columns, key) + " NOT VALID")),
        Block.scan(alter + " VALIDATE CONSTRAINT " + Names.quoted(key.name())));
  }
}
