package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a database holds but its rows, at one moment: objects by kind and name, with their properties as text. It knows
 * nothing of oids, nor of the gaps that dropped columns leave in a table: two databases with the same objects have the same
 * snapshot, however they came by them. Members of extensions are left out, as the extension makes them.
 */
public final class Snapshot {

  /**
   * What an object is called.
   *
   * @param object its name
   * @param kind its kind
   */
  record Key(String object, String kind) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byObject = object.compareTo(other.object);
      return byObject != 0 ? byObject : kind.compareTo(other.kind);
    }
  }

  /**
   * An object.
   *
   * @param of the object it is a part of, and with which it comes and goes; empty where it stands for itself
   * @param properties its properties, the most telling one first
   */
  record Item(String of, Map<String, String> properties) {

    /** Returns what tells most about it, where it is more than an owner. */
    String summary() {
      for (Map.Entry<String, String> first : properties.entrySet()) {
        return first.getKey().equals("owner") ? "" : first.getValue();
      }
      return "";
    }
  }

  private final Map<Source, Unit> units;

  Snapshot(Map<Source, Unit> units) {
    this.units = units;
  }

  /**
   * Takes a snapshot, in one round trip. It writes nothing, and leaves the search path as it was; inside a transaction it
   * sees what that did.
   *
   * @param connection to a PostgreSQL server of version 13 or later
   */
  public static Snapshot of(Connection connection) throws SQLException {
    return new Snapshot(SnapshotReader.all(connection));
  }

  Map<Source, Unit> units() {
    return units;
  }

  /** Returns the number of objects, columns and constraints among them. */
  public int size() {
    int size = 0;
    for (Unit unit : units.values()) {
      size += unit.items().size();
    }
    return size;
  }

  /**
   * Returns a property of an object, by the names that {@link Difference} uses.
   *
   * @param kind the kind of object
   * @param object its name, with its schema
   * @param property the property
   */
  public Optional<String> property(String kind, String object, String property) {
    Key key = new Key(object, kind);
    for (Unit unit : units.values()) {
      Item item = unit.items().get(key);
      if (item != null) {
        return Optional.ofNullable(item.properties().get(property));
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all objects of a kind, in order. */
  public List<String> objects(String kind) {
    List<String> names = new ArrayList<>();
    for (Key key : items(units.values()).keySet()) {
      if (key.kind().equals(kind)) {
        names.add(key.object());
      }
    }
    return names;
  }

  private static SortedMap<Key, Item> items(Collection<Unit> units) {
    SortedMap<Key, Item> items = new TreeMap<>();
    for (Unit unit : units) {
      items.putAll(unit.items());
    }
    return items;
  }

  /** Returns the units that {@code other} does not have as they are. */
  private List<Unit> unlike(Snapshot other) {
    List<Unit> unlike = new ArrayList<>();
    units.forEach((source, unit) -> {
      if (other.units.get(source) != unit) {
        unlike.add(unit);
      }
    });
    return unlike;
  }

  /**
   * Returns what is different in {@code after}, sorted. Of an object that only one side has its parts are not told too: a
   * table's columns, an index behind a constraint, the sequence behind a column.
   *
   * @param after the later snapshot
   */
  public List<Difference> differences(Snapshot after) {
    List<Unit> mineOnly = unlike(after);
    List<Unit> theirsOnly = after.unlike(this);
    SortedMap<Key, Item> mine = items(mineOnly);
    SortedMap<Key, Item> theirs = items(theirsOnly);
    List<Difference> found = new ArrayList<>();
    compare(mine, theirs, found);
    compareOrders(orders(mineOnly), orders(theirsOnly), found);
    Collections.sort(found);
    return found;
  }

  private static void compare(
      SortedMap<Key, Item> mine, SortedMap<Key, Item> theirs, List<Difference> found) {
    Set<Key> all = new TreeSet<>(mine.keySet());
    all.addAll(theirs.keySet());
    Set<String> oneSided = new LinkedHashSet<>();
    for (Key key : all) {
      if (mine.containsKey(key) != theirs.containsKey(key)) {
        oneSided.add(key.object());
      }
    }
    for (Key key : all) {
      Item before = mine.get(key);
      Item now = theirs.get(key);
      if (before != null && now != null) {
        compare(key, before, now, found);
      } else {
        Item only = before != null ? before : Objects.requireNonNull(now);
        if (!oneSided.contains(only.of())) {
          found.add(existence(key, before, now));
        }
      }
    }
  }

  private static Difference existence(Key key, @Nullable Item mine, @Nullable Item theirs) {
    return new Difference(
        key.kind(),
        key.object(),
        Difference.EXISTENCE,
        Optional.ofNullable(mine).map(Item::summary),
        Optional.ofNullable(theirs).map(Item::summary));
  }

  private static void compare(Key key, Item mine, Item theirs, List<Difference> found) {
    Set<String> names = new TreeSet<>(mine.properties().keySet());
    names.addAll(theirs.properties().keySet());
    for (String name : names) {
      String before = mine.properties().get(name);
      String now = theirs.properties().get(name);
      if (!Objects.equals(before, now)) {
        found.add(new Difference(
            key.kind(), key.object(), name, Optional.ofNullable(before), Optional.ofNullable(now)));
      }
    }
  }

  private static SortedMap<String, List<String>> orders(List<Unit> units) {
    SortedMap<String, List<String>> orders = new TreeMap<>();
    for (Unit unit : units) {
      if (!unit.columns().isEmpty()) {
        unit.items().forEach((key, item) -> {
          if (key.kind().equals("column")) {
            orders.put(item.of(), unit.columns());
          }
        });
      }
    }
    return orders;
  }

  /** A column that came or went is told by itself; the others are compared in their order. */
  private static void compareOrders(
      SortedMap<String, List<String>> mine,
      SortedMap<String, List<String>> theirs,
      List<Difference> found) {
    mine.forEach((table, columns) -> {
      List<String> others = theirs.get(table);
      if (others != null && !others.equals(columns)) {
        List<String> before = new ArrayList<>(columns);
        before.retainAll(new LinkedHashSet<>(others));
        List<String> now = new ArrayList<>(others);
        now.retainAll(new LinkedHashSet<>(columns));
        if (!before.equals(now)) {
          found.add(new Difference(
              "table",
              table,
              Difference.COLUMN_ORDER,
              Optional.of(String.join(", ", before)),
              Optional.of(String.join(", ", now))));
        }
      }
    });
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Snapshot that
        && items(units.values()).equals(items(that.units.values()))
        && orders(List.copyOf(units.values())).equals(orders(List.copyOf(that.units.values())));
  }

  @Override
  public int hashCode() {
    return items(units.values()).hashCode();
  }

  /** Lists all objects with their properties, for a look at them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    items(units.values())
        .forEach((key, item) -> text.append(key.kind())
            .append(' ')
            .append(key.object())
            .append(' ')
            .append(item.properties())
            .append('\n'));
    return text.toString();
  }
}
