package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/**
 * Tells what ADD COLUMN does (manual, ALTER TABLE, "Notes"): a value that is the same for all rows is kept beside the table,
 * any other is written into every row; a column without one is null in all rows until somebody writes it.
 */
final class AddColumnEffects {

  private final Target target;

  AddColumnEffects(Target target) {
    this.target = target;
  }

  void judge(AlterAction.AddColumn action) {
    ColumnDefinition column = action.column();
    String name = column.name().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    boolean there = target.column(name).isPresent() && !target.droppedColumns.contains(name);
    if (there || target.added(name).isPresent()) {
      isThere(name, action.ifNotExists());
      return;
    }
    if (refused(column)) {
      return;
    }
    target.add(column);
    Filling filling = Filling.of(column, target.catalog);
    if (isNotNull(column, filling) && filling.leavesNull()) {
      missingValue(name);
    } else if (isNotNull(column, filling) && isVirtual(column)) {
      // What is computed on reading has to be looked at.
      target.scanReached();
    }
    target.raise(Phase.EXPAND, "Release N-1 does not name the new column " + name);
    target.breaksPrepared();
    if (filling.assumed()) {
      target.draft.assumed();
    }
    if (filling.rewrites()) {
      target.rewriteReached();
    }
    for (TableConstraint constraint : column.constraints()) {
      new AddConstraintEffects(target).judge(constraint, Optional.of(column));
    }
    ambiguous(name);
    incomparable(column);
  }

  private void isThere(String name, boolean ifNotExists) {
    if (ifNotExists) {
      target.neutral("Column " + name + " is there already");
    } else {
      target.refused("42701", "Column " + name + " of " + target.name + " is there already");
    }
  }

  private boolean refused(ColumnDefinition column) {
    if (target.table != null && target.table.partitionOf().isPresent()) {
      target.refused("42809", "A column cannot be added to a partition alone");
      return true;
    }
    if (target.kind == ObjectKind.VIEW || target.kind == ObjectKind.MATERIALIZED_VIEW) {
      target.refused("42809", target.name + " is a view");
      return true;
    }
    if (isVirtual(column) && !target.version.atLeast(18)) {
      target.refused("42601", "Virtual generated columns came with PostgreSQL 18");
      return true;
    }
    boolean below = target.table != null && !target.table.children().isEmpty();
    if (below && target.only) {
      target.refused("42P16", "The tables below must get the column too");
      return true;
    }
    if (below && column.identity().isPresent() && !target.version.atLeast(17)) {
      target.refused("42P16", "Tables with others below could not get an identity before 17");
      return true;
    }
    return false;
  }

  private static boolean isVirtual(ColumnDefinition column) {
    return column.generated().filter(g -> !g.stored()).isPresent();
  }

  private static boolean isNotNull(ColumnDefinition column, Filling filling) {
    if (column.nullability() == ColumnDefinition.Nullability.NOT_NULL
        || filling.domainForbidsNull()) {
      return true;
    }
    for (TableConstraint constraint : column.constraints()) {
      if (constraint instanceof TableConstraint.NotNull
          || (constraint instanceof TableConstraint.Unique unique && unique.primary())) {
        return true;
      }
    }
    return false;
  }

  /** A NOT NULL column that nothing fills: the server looks for rows, and release N-1 can write none. */
  private void missingValue(String name) {
    target.scanReached();
    if (Writes.mayBeFilledByTrigger(target.table)) {
      target.draft.assumed();
      target.raise(Phase.EXPAND, "A BEFORE INSERT trigger may fill column " + name);
      return;
    }
    target.raise(
        Phase.CONTRACT,
        "Release N-1 still inserts rows without it: column " + name
            + " is NOT NULL and has no default");
    target.breaks(
        name, Audience.WRITERS, Breaks.NOT_NULL_VIOLATION, "INSERT without " + name + " fails");
  }

  /** Joins mostly go along foreign keys; a column of the same name on the other side needs a qualifier from now on. */
  private void ambiguous(String name) {
    if (target.table == null || target.fresh) {
      return;
    }
    for (Constraint constraint : target.table.constraints()) {
      if (constraint.referenced().isPresent()) {
        ambiguous(name, constraint.referenced().get());
      }
    }
    for (Catalog.ForeignKey key : target.catalog.referencing(target.name)) {
      ambiguous(name, key.table());
    }
  }

  private void ambiguous(String name, ObjectName other) {
    Optional<Table> joined = target.catalog.table(other);
    if (!other.equals(target.name)
        && joined.isPresent()
        && joined.get().column(name).isPresent()) {
      target.breaks(
          name,
          Audience.READERS,
          Breaks.AMBIGUOUS_COLUMN,
          "Joins with " + other + " that name " + name + " without a table fail");
    }
  }

  /** Types that cannot be compared keep old statements over whole rows from running. */
  private void incomparable(ColumnDefinition column) {
    Optional<DataType> type = column.type();
    if (type.isPresent() && TypeFacts.lacksEquality(type.get())) {
      target.breaks(
          column.name().value(),
          Audience.READERS,
          Breaks.UNDEFINED_FUNCTION,
          "SELECT DISTINCT, GROUP BY and UNION over all columns fail: " + type.get()
              + " cannot be compared");
    }
  }

  /**
   * What existing rows, and rows that leave the column out, get.
   *
   * @param rewrites whether every row gets its own value, so that the table is rewritten
   * @param leavesNull whether they get null
   * @param domainForbidsNull whether the type is a domain that is NOT NULL
   * @param assumed whether something in the value is not known
   */
  record Filling(boolean rewrites, boolean leavesNull, boolean domainForbidsNull, boolean assumed) {

    static Filling of(ColumnDefinition column, Catalog catalog) {
      Optional<RewriteCause> cause = RewriteCause.of(column, catalog);
      boolean fillsItself = column.generated().isPresent()
          || column.identity().isPresent()
          || column.type().filter(DataType::isSerial).isPresent();
      if (fillsItself) {
        return new Filling(cause.isPresent(), false, false, false);
      }
      Optional<Type> domain = Domains.of(column.type(), catalog);
      return new Filling(
          cause.isPresent(),
          RewriteCause.written(column, domain, catalog) == Writes.NULL,
          domain.filter(found -> Domains.forbidsNull(found, catalog)).isPresent(),
          cause.filter(RewriteCause::assumed).isPresent());
    }
  }
}
