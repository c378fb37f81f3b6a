package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What hangs on columns of a table as it is for the columns that take their place. It is read from the catalog as it would be if
 * those had been renamed to these: what differs there names one of them.
 *
 * @param before the catalog as it is
 * @param renamed the catalog with the other names
 * @param table the table
 */
record Copies(Catalog before, Catalog renamed, ObjectName table) {

  /**
   * An index and its copy, which has the same name.
   *
   * @param old the index
   * @param copy what it is over the other columns
   */
  record IndexCopy(Index old, Index copy) {

    String name() {
      return old.name().name();
    }

    /** Says whether the copy is unique, and not already because it holds all columns of another unique index. */
    boolean refusesMore(Catalog before) {
      if (!old.unique()) {
        return false;
      }
      for (Index other : before.indexes(old.table())) {
        boolean within = other.unique() && other.where().isEmpty();
        for (IndexElement element : other.elements()) {
          within &= element.column().filter(column -> holds(column.value())).isPresent();
        }
        if (within) {
          return false;
        }
      }
      return true;
    }

    private boolean holds(String name) {
      return copy.elements().stream()
          .anyMatch(
              element -> element.column().filter(column -> column.is(name)).isPresent());
    }

    /** Returns the constraint it stands behind. */
    Optional<String> constraint() {
      return old.constraint();
    }
  }

  /**
   * A CHECK or a foreign key and its copy, which has the same name.
   *
   * @param table the table that it is of
   * @param old the constraint
   * @param copy what it is over the other columns
   */
  record ConstraintCopy(ObjectName table, Constraint old, Constraint copy) {

    String name() {
      return old.name();
    }
  }

  /** Returns the indexes, those behind constraints too. */
  List<IndexCopy> indexes() {
    List<IndexCopy> copies = new ArrayList<>();
    for (Index index : before.indexes(table)) {
      Index copy = renamed.index(index.name()).orElse(index);
      if (!copy.elements().equals(index.elements())
          || !copy.include().equals(index.include())
          || !copy.where().equals(index.where())) {
        copies.add(new IndexCopy(index, copy));
      }
    }
    return copies;
  }

  /** Returns the constraints of a kind, of the table itself. */
  List<ConstraintCopy> constraints(Constraint.Kind kind) {
    List<ConstraintCopy> copies = new ArrayList<>();
    for (Constraint constraint : constraints(before)) {
      if (constraint.kind() == kind) {
        copy(table, constraint).ifPresent(copies::add);
      }
    }
    return copies;
  }

  /** Returns the foreign keys of other tables that refer to one of the columns. */
  List<ConstraintCopy> referencing() {
    List<ConstraintCopy> copies = new ArrayList<>();
    for (Catalog.ForeignKey key : before.referencing(table)) {
      if (!key.table().equals(table)) {
        copy(key.table(), key.constraint()).ifPresent(copies::add);
      }
    }
    return copies;
  }

  private List<Constraint> constraints(Catalog catalog) {
    return catalog.table(table).map(Table::constraints).orElse(List.of());
  }

  private Optional<ConstraintCopy> copy(ObjectName owner, Constraint old) {
    return renamed
        .table(owner)
        .flatMap(other -> other.constraint(old.name()))
        .filter(copy -> !copy.columns().equals(old.columns())
            || !copy.check().equals(old.check())
            || !copy.referencedColumns().equals(old.referencedColumns()))
        .map(copy -> new ConstraintCopy(owner, old, copy));
  }
}
