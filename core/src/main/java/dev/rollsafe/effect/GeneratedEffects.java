package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what happens to columns that fill themselves: by an expression, or as identity. */
final class GeneratedEffects {

  private static final String NOT_IN_STATE = "55000";

  private final Target target;

  GeneratedEffects(Target target) {
    this.target = target;
  }

  // ---- expressions ----

  void setExpression(AlterAction.SetExpression action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (!target.version.atLeast(17)) {
      target.refused("42601", "SET EXPRESSION came with PostgreSQL 17");
      return;
    }
    if (target.refusesFor(name) || isPlain(name, false)) {
      return;
    }
    Optional<Column> column = target.column(name);
    boolean stored =
        column.flatMap(Column::generated).map(generated -> generated.stored()).orElse(true);
    if (stored) {
      target.rewriteReached();
    }
    if (column.isEmpty()) {
      target.draft.assumed();
    }
    if (target.isNew(name)) {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
      return;
    }
    target.raise(Phase.CONTRACT, "Release N-1 reads other values in column " + name);
    target.breaks(name, Audience.READERS, "They get values computed in another way");
  }

  void dropExpression(AlterAction.DropExpression action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.refusesFor(name) || isPlain(name, action.ifExists())) {
      return;
    }
    Optional<Column> column = target.column(name);
    boolean virtual = column
        .flatMap(Column::generated)
        .filter(generated -> !generated.stored())
        .isPresent();
    if (virtual) {
      target.refused(Breaks.FEATURE_NOT_SUPPORTED, "Column " + name + " is not stored");
      return;
    }
    if (target.isNew(name)) {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
      return;
    }
    if (column.isPresent() && column.get().notNull()) {
      DefaultEffects.required(target, name);
      return;
    }
    target.raise(
        Phase.CONTRACT, "Rows that release N-1 writes no longer get a value in column " + name);
    target.breaks(name, Audience.WRITERS, "INSERT and UPDATE no longer compute " + name);
  }

  private boolean isPlain(String name, boolean ifExists) {
    Optional<Column> column = target.column(name);
    if (column.isEmpty() || column.get().generated().isPresent()) {
      return false;
    }
    if (ifExists) {
      target.neutral("Column " + name + " is not a generated column");
    } else {
      target.refused(NOT_IN_STATE, "Column " + name + " is not a generated column");
    }
    return true;
  }

  // ---- identity ----

  void addIdentity(AlterAction.AddIdentity action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.refusesFor(name)) {
      return;
    }
    Optional<Column> column = target.column(name);
    if (column.isPresent() && !canBeIdentity(column.get())) {
      return;
    }
    identity(name, action.identity().always());
  }

  private boolean canBeIdentity(Column column) {
    String name = column.name();
    if (column.identity().isPresent()) {
      target.refused(NOT_IN_STATE, "Column " + name + " is an identity column already");
    } else if (!column.notNull()) {
      target.refused(NOT_IN_STATE, "Column " + name + " must be NOT NULL to become identity");
    } else if (column.defaultValue().isPresent()) {
      target.refused(NOT_IN_STATE, "Column " + name + " has a default already");
    } else {
      return true;
    }
    return false;
  }

  private void identity(String name, boolean always) {
    if (target.isNew(name)) {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
    } else if (always) {
      target.raise(Phase.CONTRACT, "Release N-1 may still write column " + name + " itself");
      target.breaks(
          name,
          Audience.WRITERS,
          Breaks.GENERATED_ALWAYS,
          "INSERT and UPDATE of a value in " + name + " fail");
    } else {
      target.raise(Phase.EXPAND, "Release N-1 may still write column " + name + " itself");
    }
  }

  void setIdentity(AlterAction.SetIdentity action) {
    String name = action.column().value();
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    if (target.refusesFor(name) || lacksIdentity(name, false)) {
      return;
    }
    Optional<Column> column = target.column(name);
    lockSequence(column, LockMode.SHARE_ROW_EXCLUSIVE);
    boolean was =
        column.flatMap(Column::identity).map(before -> before.always()).orElse(false);
    if (action.always().isPresent() && action.always().get() != was) {
      identity(name, action.always().get());
    }
    if (action.options().restart().isPresent()) {
      restart(name);
    } else if (!action.options().equals(SequenceOptions.NONE)) {
      target.raise(Phase.EXPAND, "Release N-1 goes on drawing numbers");
    } else {
      target.neutral("Column " + name + " stays as it is");
    }
  }

  private void restart(String name) {
    target.raise(Phase.EXPAND, "Release N-1 goes on drawing numbers");
    if (!target.isNew(name)) {
      target.breaks(
          name,
          Audience.WRITERS,
          Breaks.UNIQUE_VIOLATION,
          "INSERT fails where the next number is in use already");
    }
  }

  void dropIdentity(AlterAction.DropIdentity action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.refusesFor(name) || lacksIdentity(name, action.ifExists())) {
      return;
    }
    lockSequence(target.column(name), LockMode.ACCESS_EXCLUSIVE);
    if (target.fresh) {
      target.raise(Phase.EXPAND, Relations.unknown(target.name));
    } else {
      DefaultEffects.required(target, name);
    }
  }

  private boolean lacksIdentity(String name, boolean ifExists) {
    Optional<Column> column = target.column(name);
    if (column.isEmpty() || column.get().identity().isPresent()) {
      return false;
    }
    if (ifExists) {
      target.neutral("Column " + name + " is not an identity column");
    } else {
      target.refused(NOT_IN_STATE, "Column " + name + " is not an identity column");
    }
    return true;
  }

  private void lockSequence(Optional<Column> column, LockMode mode) {
    column
        .flatMap(Column::ownedSequence)
        .ifPresent(sequence -> target.draft.lock(sequence, ObjectKind.SEQUENCE, mode));
  }
}
