package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.TableConstraint.Action;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that a statement deletes or writes to, those that foreign keys reach among them. */
final class TakenRows {

  private final Catalog catalog;
  private final Keeping keeping;
  private final References references;
  private final Set<ObjectName> deletes = new LinkedHashSet<>();
  private final Map<ObjectName, Set<String>> writes = new LinkedHashMap<>();

  TakenRows(Catalog catalog, Keeping keeping) {
    this.catalog = catalog;
    this.keeping = keeping;
    this.references = new References(catalog);
  }

  void merged(Merge statement) {
    if (statement.updates()) {
      updated(statement.table(), statement.only(), statement.updatedColumns());
    }
    if (statement.deletes()) {
      deleted(statement.table(), statement.only());
    }
  }

  void updated(QualifiedName table, boolean only, List<Identifier> columns) {
    if (!columns.isEmpty()) {
      List<String> names = columns.stream().map(Identifier::value).toList();
      targets(table, only).forEach(name -> writes(name).addAll(names));
    }
  }

  void deleted(QualifiedName table, boolean only) {
    deletes.addAll(targets(table, only));
  }

  private Set<String> writes(ObjectName table) {
    return writes.computeIfAbsent(table, none -> new LinkedHashSet<>());
  }

  /** Follows the foreign keys, and keeps all that was found: what others refer to first. */
  void keep() {
    followDeletes();
    followUpdates();
    for (ObjectName name : deletes) {
      if (!references.isPartOf(name, deletes)) {
        keeping.known(name).ifPresent(table -> keeping.deleted(table, false));
      }
    }
    writes.forEach((name, columns) -> {
      if (!references.isPartOf(name, writes.keySet())) {
        keeping.known(name).ifPresent(table -> written(table, columns));
      }
    });
  }

  private void followDeletes() {
    List<ObjectName> open = new ArrayList<>(deletes);
    for (int i = 0; i < open.size(); i++) {
      for (Catalog.ForeignKey key : references.to(open.get(i))) {
        Action action = key.constraint().onDelete();
        if (action == Action.CASCADE && deletes.add(key.table())) {
          open.add(key.table());
        } else if (sets(action)) {
          writes(key.table()).addAll(key.constraint().columns());
        }
      }
    }
  }

  /** Adds the columns that foreign keys set when what they refer to changes; a key that cascades goes back with its parent. */
  private void followUpdates() {
    List<ObjectName> open = new ArrayList<>(writes.keySet());
    for (int i = 0; i < open.size(); i++) {
      Set<String> changed = Set.copyOf(writes(open.get(i)));
      for (Catalog.ForeignKey key : references.to(open.get(i))) {
        boolean reached = key.constraint().referencedColumns().stream().anyMatch(changed::contains);
        if (reached
            && sets(key.constraint().onUpdate())
            && writes(key.table()).addAll(key.constraint().columns())) {
          open.add(key.table());
        }
      }
    }
  }

  private static boolean sets(Action action) {
    return action == Action.SET_NULL || action == Action.SET_DEFAULT;
  }

  /** The table that is named and those that inherit from it: a trigger on a table does not see rows of its children. */
  private List<ObjectName> targets(QualifiedName written, boolean only) {
    ObjectName name = catalog.resolve(written);
    List<ObjectName> targets = new ArrayList<>(List.of(name));
    boolean partitioned = catalog.table(name).filter(Table::isPartitioned).isPresent();
    if (!only && !partitioned) {
      targets.addAll(catalog.descendants(name));
    }
    return targets;
  }

  private void written(Table table, Set<String> columns) {
    List<Column> kept = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean named = columns.contains(column.name()) || hasTriggers(table);
      if (named && isWritable(column) && column.origin() != catalog.unit()) {
        kept.add(column);
      }
    }
    keeping.written(table, kept);
  }

  private static boolean isWritable(Column column) {
    return column.generated().isEmpty()
        && column.identity().filter(i -> i.always()).isEmpty();
  }

  /** Triggers may write to other columns of the row. */
  private static boolean hasTriggers(Table table) {
    for (Trigger trigger : table.triggers()) {
      if (trigger.definition().events().contains("UPDATE")) {
        return true;
      }
    }
    return false;
  }
}
