package dev.rollsafe.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is read together: a relation with all its parts, a type with its constraints, or one other object. */
final class Unit {

  private static final String LABELS = "labels";

  private final Map<Snapshot.Key, Snapshot.Item> items = new LinkedHashMap<>();
  /** What each row of the catalog is called. */
  private final Map<String, Snapshot.Key> names = new LinkedHashMap<>();

  private final List<String> columns = new ArrayList<>();

  void add(String row, Snapshot.Key key, Snapshot.Item item) {
    items.put(key, item);
    names.put(row, key);
  }

  void addColumn(String name) {
    columns.add(name);
  }

  Map<Snapshot.Key, Snapshot.Item> items() {
    return items;
  }

  /** Returns the names of the columns, in order. */
  List<String> columns() {
    return columns;
  }

  /** Says whether other units may tell of this one by names that are no longer true. */
  boolean renamedIn(Unit later) {
    for (Map.Entry<String, Snapshot.Key> row : names.entrySet()) {
      Snapshot.Key now = later.names.get(row.getKey());
      if (now != null && (!now.equals(row.getValue()) || relabelled(now, later))) {
        return true;
      }
    }
    return false;
  }

  private boolean relabelled(Snapshot.Key key, Unit later) {
    Snapshot.Item before = items.get(key);
    Snapshot.Item now = later.items.get(key);
    String labels = before == null ? null : before.properties().get(LABELS);
    String others = now == null ? null : now.properties().get(LABELS);
    return labels != null && others != null && !others.startsWith(labels);
  }

  boolean sameAs(Unit other) {
    return items.equals(other.items) && columns.equals(other.columns);
  }
}
