package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where the tables and columns of the earlier release are now. What was dropped is nowhere, whatever has its name today. */
final class Lineage {

  private final Map<ObjectName, ObjectName> tables = new LinkedHashMap<>();
  private final Map<ObjectName, Map<String, String>> columns = new HashMap<>();
  private final Map<ObjectName, ObjectName> types = new HashMap<>();
  private final Set<ObjectName> made = new HashSet<>();

  /** The tables by what they are called now; made anew when it is asked for and empty. */
  private final Map<ObjectName, ObjectName> back = new HashMap<>();

  Lineage(Catalog before) {
    for (Table table : before.tables()) {
      tables.put(table.name(), table.name());
      Map<String, String> names = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        names.put(column.name(), column.name());
      }
      columns.put(table.name(), names);
    }
  }

  /** Returns what a table of the earlier release is called now. */
  Optional<ObjectName> table(ObjectName earlier) {
    return Optional.ofNullable(tables.get(earlier));
  }

  private Map<String, String> names(ObjectName earlier) {
    return columns.computeIfAbsent(earlier, table -> new LinkedHashMap<>());
  }

  /** Returns what a column of the earlier release is called now. */
  Optional<String> column(ObjectName earlier, String column) {
    return Optional.ofNullable(columns.getOrDefault(earlier, Map.of()).get(column));
  }

  /** Says whether the release made, or replaced, a view, routine or trigger of that name. */
  boolean isMade(ObjectName object) {
    return made.contains(object);
  }

  /** Returns what a type of the earlier release is called now, whether or not it is there. */
  ObjectName type(ObjectName earlier) {
    return types.getOrDefault(earlier, earlier);
  }

  /** Says whether the earlier release knows a column that is there now. */
  boolean knows(ObjectName earlier, String current) {
    return columns.getOrDefault(earlier, Map.of()).containsValue(current);
  }

  /** Returns what the earlier release calls a table that is there now. */
  Optional<ObjectName> earlier(ObjectName current) {
    if (back.isEmpty()) {
      tables.forEach((earlier, now) -> back.put(now, earlier));
    }
    return Optional.ofNullable(back.get(current));
  }

  void follow(Statement statement, Catalog was, Catalog now) {
    rename(statement, was);
    forget(was, now);
  }

  private void made(Statement statement, Catalog was) {
    if (statement instanceof CreateView view) {
      made.add(was.creation(view.name(), view.temporary()));
    } else if (statement instanceof CreateRoutine routine) {
      made.add(was.resolveRoutine(routine.name()));
    } else if (statement instanceof CreateTrigger trigger) {
      ObjectName table = was.resolve(trigger.table());
      made.add(new ObjectName(table.schema(), trigger.name().value()));
    }
  }

  private void rename(Statement statement, Catalog was) {
    made(statement, was);
    if (statement instanceof Rename rename) {
      renamed(rename, was);
    } else if (statement instanceof SetSchema set && set.kind() != ObjectKind.COLUMN) {
      ObjectName name = was.resolve(set.name());
      moved(name, new ObjectName(set.schema().value(), name.name()));
    } else if (statement instanceof AlterTable alter) {
      dropped(alter, was);
    } else if (statement instanceof DoBlock block) {
      for (Statement inner : block.statements()) {
        rename(inner, was);
      }
    }
  }

  private void renamed(Rename rename, Catalog was) {
    String name = rename.newName().value();
    if (rename.kind() == ObjectKind.SCHEMA) {
      String schema = rename.object().name();
      back.clear();
      tables.replaceAll((earlier, current) ->
          current.schema().equals(schema) ? new ObjectName(name, current.name()) : current);
      return;
    }
    if (rename.kind() == ObjectKind.TYPE || rename.kind() == ObjectKind.DOMAIN) {
      ObjectName type = was.resolveType(rename.object());
      ObjectName to = new ObjectName(type.schema(), name);
      types.putIfAbsent(type, type);
      types.replaceAll((earlier, current) -> current.equals(type) ? to : current);
      return;
    }
    ObjectName relation = was.resolve(rename.object());
    if (was.table(relation).isEmpty()) {
      return;
    }
    if (rename.kind() == ObjectKind.COLUMN && rename.part().isPresent()) {
      String part = rename.part().get().value();
      List<ObjectName> all = new ArrayList<>(was.descendants(relation));
      all.add(relation);
      all.forEach(table -> columnsOf(table, column -> column.equals(part) ? name : column));
    } else if (rename.part().isEmpty()) {
      moved(relation, new ObjectName(relation.schema(), name));
    }
  }

  private void moved(ObjectName from, ObjectName to) {
    back.clear();
    tables.replaceAll((earlier, current) -> current.equals(from) ? to : current);
  }

  private void columnsOf(ObjectName current, UnaryOperator<String> change) {
    earlier(current)
        .ifPresent(table -> names(table).replaceAll((earlier, column) -> change.apply(column)));
  }

  /** A column may come back under the same name in the same statement, and is another one then. */
  private void dropped(AlterTable alter, Catalog was) {
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.DropColumn drop) {
        earlier(was.resolve(alter.name()))
            .ifPresent(table -> names(table).values().removeIf(drop.column().value()::equals));
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void forget(Catalog was, Catalog now) {
    if (was == now) {
      return;
    }
    if (tables.values().removeIf(name -> now.table(name).isEmpty())) {
      back.clear();
    }
    for (Map.Entry<ObjectName, ObjectName> entry : tables.entrySet()) {
      Table table = now.table(entry.getValue()).orElseThrow();
      if (was.table(entry.getValue()).orElse(null) != table) {
        names(entry.getKey()).values().removeIf(name -> table.column(name).isEmpty());
      }
    }
  }
}
