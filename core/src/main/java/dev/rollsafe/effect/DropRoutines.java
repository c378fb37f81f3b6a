package dev.rollsafe.effect;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DROP FUNCTION, PROCEDURE and ROUTINE, with the triggers, defaults and constraints that call them. */
final class DropRoutines {

  private final Catalog catalog;
  private final Drop statement;
  private final EffectDraft draft;
  private final Removal removal;

  DropRoutines(Catalog catalog, ServerVersion version, Drop statement, EffectDraft draft) {
    this.catalog = catalog;
    this.statement = statement;
    this.draft = draft;
    removal = new Removal(catalog, version, draft, statement.cascade());
  }

  void drop() {
    for (Drop.Target target : statement.targets()) {
      ObjectName name = catalog.resolveRoutine(target.name());
      List<Routine> known = catalog.routines(target.name());
      List<Routine> dropped = meant(known, target.arguments());
      removal.routine(name, dropped);
      if (dropped.isEmpty()) {
        draft.assumed();
      }
      if (known.size() <= 1) {
        callers(name);
      }
    }
  }

  /** The routines of a name that are meant: the one with these arguments, or the only one. */
  static List<Routine> meant(List<Routine> known, Optional<String> arguments) {
    if (arguments.isEmpty() || known.size() == 1) {
      return known;
    }
    List<Routine> meant = new ArrayList<>();
    for (Routine routine : known) {
      if (routine.signature().equals(arguments.get())) {
        meant.add(routine);
      }
    }
    return meant;
  }

  private void callers(ObjectName function) {
    for (Trigger trigger : Dependents.triggersOf(function, catalog)) {
      trigger(trigger, function);
    }
    for (Table table : catalog.tables()) {
      if (!Dependents.calls(table, function, catalog)) {
        continue;
      }
      if (!statement.cascade()) {
        removal.refused("a default, constraint or index of " + table.name(), function);
      } else {
        draft.lock(table.name(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
      }
    }
  }

  private void trigger(Trigger trigger, ObjectName function) {
    if (!statement.cascade()) {
      removal.refused("the trigger " + trigger.name() + " of " + trigger.table(), function);
      return;
    }
    ObjectName relation = trigger.table();
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE);
    if (trigger.origin() != catalog.unit() && !catalog.isNew(relation)) {
      draft
          .raise(Phase.CONTRACT, "CASCADE drops the trigger " + trigger.name() + " of " + relation)
          .breaks(TriggerEffects.gone(relation, trigger.name()));
    }
  }
}
