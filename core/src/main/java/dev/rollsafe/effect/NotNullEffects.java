package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what SET NOT NULL, DROP NOT NULL and the NOT NULL of a primary key do. */
final class NotNullEffects {

  private final Target target;

  NotNullEffects(Target target) {
    this.target = target;
  }

  /**
   * Judges SET NOT NULL.
   *
   * @param validating whether rows that are there are tested
   */
  void set(String column, boolean validating) {
    if (target.refusesFor(column)) {
      return;
    }
    Optional<Column> known = target.column(column);
    if (known.filter(Column::notNull).isPresent()) {
      target.neutral("Column " + column + " is NOT NULL already");
      return;
    }
    demand(column, validating);
  }

  /** Judges the NOT NULL that a primary key brings; the scan for its index is one already. */
  void implied(String column) {
    Optional<Column> known = target.column(column);
    boolean already =
        known.filter(Column::notNull).isPresent() || target.added(column).isPresent();
    if (!already) {
      demand(column, true);
    }
  }

  private void demand(String column, boolean validating) {
    if (validating) {
      for (ObjectName relation : target.reached()) {
        Table table = target.catalog.table(relation).orElse(null);
        if (target.holdsRows(relation) && !NotNullProof.proves(table, column, target.dropped)) {
          target.draft.scan(relation);
        }
      }
    }
    if (NotNullProof.proves(target.table, column)) {
      // Also one that is dropped now: release N-1 has lived with it.
      target.raise(Phase.EXPAND, "A CHECK keeps nulls out of column " + column + " already");
    } else if (isDemanded(column)) {
      target.raise(Phase.EXPAND, "A NOT NULL constraint keeps nulls out of new rows already");
    } else if (target.isNew(column) && target.oldWrites(column) != Writes.NULL) {
      target.raise(Phase.EXPAND, "Rows of release N-1 get a value in column " + column);
    } else {
      refusesNull(column);
    }
  }

  private void refusesNull(String column) {
    target.raise(Phase.CONTRACT, "Release N-1 may still write null in column " + column);
    target.breaks(
        column, Audience.WRITERS, Breaks.NOT_NULL_VIOLATION, "Null in " + column + " fails");
  }

  /** Says whether a NOT NULL constraint that is not validated yet binds new rows. */
  private boolean isDemanded(String column) {
    if (target.table == null) {
      return false;
    }
    for (Constraint constraint : target.table.constraints()) {
      if (constraint.kind() == Constraint.Kind.NOT_NULL && constraint.columns().contains(column)) {
        return true;
      }
    }
    return false;
  }

  /** Judges DROP NOT NULL. */
  void drop(String column) {
    if (target.refusesFor(column)) {
      return;
    }
    Optional<Column> known = target.column(column);
    if (known.isPresent() && !known.get().notNull()) {
      target.neutral("Column " + column + " takes null already");
      return;
    }
    if (isInPrimaryKey(column)) {
      target.refused("42P16", "Column " + column + " is in the primary key");
      return;
    }
    if (known.isPresent() && known.get().identity().isPresent()) {
      target.refused("42601", "Column " + column + " is an identity column");
      return;
    }
    target.raise(Phase.EXPAND, "Release N-1 goes on writing values in column " + column);
    if (!target.isNew(column)) {
      target.breaks(
          column, Audience.READERS, "They meet null in " + column + " once somebody writes it");
    }
  }

  private boolean isInPrimaryKey(String column) {
    if (target.table == null || target.kind != ObjectKind.TABLE) {
      return false;
    }
    for (Constraint constraint : target.table.constraints()) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY
          && constraint.columns().contains(column)) {
        return true;
      }
    }
    return false;
  }
}
