package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what SET DEFAULT and DROP DEFAULT do: rows that are there stay as they are. */
final class DefaultEffects {

  private final Target target;

  DefaultEffects(Target target) {
    this.target = target;
  }

  void set(AlterAction.SetDefault action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (refused(name)) {
      return;
    }
    if (Writes.ofDefault(Optional.of(action.value()), target.catalog) == Writes.NULL) {
      removed(name);
      return;
    }
    Optional<Column> column = target.column(name);
    boolean same = column
        .flatMap(Column::defaultValue)
        .filter(before -> before.text().equals(action.value().text()))
        .isPresent();
    if (same) {
      target.neutral("Column " + name + " has this default already");
      return;
    }
    target.raise(
        Phase.EXPAND, "Rows that release N-1 inserts without " + name + " get the default");
    if (!target.isNew(name)) {
      target.breaks(
          name, Audience.WRITERS, "INSERT without " + name + " writes another value than before");
    }
  }

  void drop(AlterAction.DropDefault action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.added(name).isPresent()) {
      target.refused(Breaks.UNDEFINED_COLUMN, "Defaults are dropped before columns are added");
    } else if (!refused(name)) {
      removed(name);
    }
  }

  private boolean refused(String name) {
    if (target.refusesFor(name)) {
      return true;
    }
    Optional<Column> column = target.column(name);
    if (column.isEmpty()) {
      return false;
    }
    if (column.get().identity().isPresent()) {
      target.refused("42601", "Column " + name + " is an identity column");
      return true;
    }
    if (column.get().generated().isPresent()) {
      target.refused("42601", "Column " + name + " is a generated column");
      return true;
    }
    return false;
  }

  private void removed(String name) {
    Optional<Column> column = target.column(name);
    if (column.isPresent() && column.get().defaultValue().isEmpty()) {
      target.neutral("Column " + name + " has no default");
      return;
    }
    if (target.kind != ObjectKind.TABLE) {
      target.raise(Phase.EXPAND, "INSERT through the view falls back to the default of its table");
      return;
    }
    if (target.isNew(name)) {
      withoutDefault(name);
      return;
    }
    boolean unknown = column.isEmpty();
    if (unknown) {
      target.draft.assumed();
    }
    if (unknown || column.get().notNull()) {
      required(target, name);
      return;
    }
    target.raise(Phase.EXPAND, "Column " + name + " takes null where release N-1 leaves it out");
    target.breaks(name, Audience.WRITERS, "INSERT without " + name + " writes null");
  }

  /** A column that this release added can only now become one that has to be written. */
  private void withoutDefault(String name) {
    boolean required = target.column(name).filter(Column::notNull).isPresent();
    if (required && !target.fresh) {
      required(target, name);
    } else {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
    }
  }

  /** Notes that INSERT has to name the column from now on. */
  static void required(Target target, String name) {
    if (Writes.mayBeFilledByTrigger(target.table)) {
      target.draft.assumed();
      target.raise(Phase.EXPAND, "A BEFORE INSERT trigger may fill column " + name);
      return;
    }
    target.raise(
        Phase.CONTRACT,
        "Release N-1 may insert rows without it: column " + name
            + " is NOT NULL and loses its default");
    target.breaks(
        name, Audience.WRITERS, Breaks.NOT_NULL_VIOLATION, "INSERT without " + name + " fails");
  }
}
