package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what ENABLE and DISABLE do to triggers and rules. */
final class TriggerSwitchEffects {

  private final Target target;

  TriggerSwitchEffects(Target target) {
    this.target = target;
  }

  void judge(AlterAction.SwitchTrigger action) {
    if (action.rule()) {
      target.lock(LockMode.ACCESS_EXCLUSIVE);
    } else if (target.isPartitioned() && target.version.atLeast(15)) {
      target.lockReached(LockMode.SHARE_ROW_EXCLUSIVE);
    } else {
      target.lock(LockMode.SHARE_ROW_EXCLUSIVE);
    }
    String name = action.name().map(n -> n.value()).orElse("");
    Optional<Trigger> trigger = trigger(name);
    boolean gone = !action.rule()
        && !name.isEmpty()
        && trigger.isEmpty()
        && target.table != null
        && target.table.complete();
    if (gone) {
      target.refused(Breaks.UNDEFINED_OBJECT, "There is no trigger " + name + " on " + target.name);
      return;
    }
    boolean off = action.mode().equals("DISABLE") || action.mode().equals("ENABLE REPLICA");
    String what = name.isEmpty() ? "triggers of " + target.name : name;
    boolean own = trigger.filter(t -> t.origin() == target.catalog.unit()).isPresent();
    if (own) {
      target.raise(Phase.EXPAND, "Release N-1 does not know " + what);
    } else if (off) {
      switchedOff(action, what);
    } else {
      switchedOn(trigger, what);
    }
  }

  private void switchedOn(Optional<Trigger> trigger, String what) {
    boolean refuses = trigger.isPresent()
        && TriggerEffects.mayRefuse(
            target.catalog.routines(trigger.get().definition().function()));
    if (refuses && !target.fresh) {
      target.raise(Phase.CONTRACT, "Release N-1 may write rows that " + what + " refuses");
      target.breaks(Audience.WRITERS, Breaks.RAISED, "Trigger " + what + " refuses some rows");
      return;
    }
    target.raise(Phase.EXPAND, "What release N-1 writes sets off " + what + " again");
    silentForWriters("INSERT, UPDATE and DELETE set off " + what);
  }

  private void switchedOff(AlterAction.SwitchTrigger action, String what) {
    boolean none = target.table != null
        && target.table.complete()
        && !action.rule()
        && action.group().isPresent()
        && target.table.triggers().isEmpty()
        && (action.group().get().equals("USER") || !hasForeignKeys());
    if (none) {
      target.neutral("There is no trigger to switch off");
      return;
    }
    target.raise(Phase.CONTRACT, "Release N-1 may count on " + what);
    silentForWriters("INSERT, UPDATE and DELETE no longer set off " + what);
  }

  private boolean hasForeignKeys() {
    return target.table != null
        && (!target.catalog.referencing(target.name).isEmpty() || refers(target.table));
  }

  private static boolean refers(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.referenced().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void silentForWriters(String what) {
    if (!target.fresh) {
      target.draft.breaks(Breaks.silent(target.name, Audience.WRITERS, what));
    }
  }

  private Optional<Trigger> trigger(String name) {
    if (target.table != null) {
      for (Trigger trigger : target.table.triggers()) {
        if (trigger.name().equals(name)) {
          return Optional.of(trigger);
        }
      }
    }
    return Optional.empty();
  }
}
