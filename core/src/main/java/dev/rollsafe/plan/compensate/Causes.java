package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which statement changed what last, by the names that things had then. */
final class Causes {

  private final Map<String, Cause> last = new HashMap<>();
  private final Cause first;

  Causes(Cause first) {
    this.first = first;
  }

  /** Returns the statement that changed an object last, or a part of it; the first of the release where none is known. */
  Cause of(Iterable<ObjectName> names, String part) {
    for (ObjectName name : names) {
      Cause cause = last.get(name + " " + part);
      if (cause != null) {
        return cause;
      }
    }
    for (ObjectName name : names) {
      Cause cause = last.get(name + " ");
      if (cause != null) {
        return cause;
      }
    }
    return first;
  }

  void note(ObjectName name, String part, Cause cause) {
    last.put(name + " " + part, cause);
  }

  @SuppressWarnings("ReferenceEquality")
  void follow(Catalog was, Catalog now, Cause cause) {
    if (was == now) {
      return;
    }
    for (Table table : was.tables()) {
      Optional<Table> current = now.table(table.name());
      if (current.isEmpty()) {
        note(table.name(), "", cause);
      } else if (current.get() != table) {
        changed(table, current.get(), cause);
      }
    }
    now.tables().stream()
        .filter(table -> was.table(table.name()).isEmpty())
        .forEach(table -> note(table.name(), "", cause));
    relations(was, now, cause);
  }

  @SuppressWarnings("ReferenceEquality")
  private void relations(Catalog was, Catalog now, Cause cause) {
    for (var view : was.views()) {
      if (now.view(view.name()).orElse(null) != view) {
        note(view.name(), "", cause);
      }
    }
    for (var sequence : was.sequences()) {
      if (now.sequence(sequence.name()).orElse(null) != sequence) {
        note(sequence.name(), "", cause);
      }
    }
    for (var index : was.indexes()) {
      if (now.index(index.name()).orElse(null) != index) {
        note(index.name(), "", cause);
      }
    }
    Set<Type> types = Collections.newSetFromMap(new IdentityHashMap<>());
    types.addAll(now.types());
    was.types().stream()
        .filter(type -> !types.contains(type))
        .forEach(type -> note(type.name(), "", cause));
    Set<List<Routine>> routines = Collections.newSetFromMap(new IdentityHashMap<>());
    routines.addAll(now.routines());
    was.routines().stream()
        .filter(overloads -> !routines.contains(overloads))
        .forEach(overloads -> note(overloads.get(0).name(), "", cause));
  }

  private void changed(Table was, Table now, Cause cause) {
    note(now.name(), "", cause);
    for (Column column : was.columns()) {
      if (now.column(column.name()).filter(column::equals).isEmpty()) {
        note(now.name(), column.name(), cause);
      }
    }
    for (Column column : now.columns()) {
      if (was.column(column.name()).isEmpty()) {
        note(now.name(), column.name(), cause);
      }
    }
    for (Constraint constraint : was.constraints()) {
      if (now.constraint(constraint.name()).filter(constraint::equals).isEmpty()) {
        note(now.name(), constraint.name(), cause);
      }
    }
    for (Constraint constraint : now.constraints()) {
      if (was.constraint(constraint.name()).isEmpty()) {
        note(now.name(), constraint.name(), cause);
      }
    }
  }
}
