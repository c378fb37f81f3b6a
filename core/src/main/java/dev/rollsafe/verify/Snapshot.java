package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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

  private final SortedMap<Key, Item> items;
  private final SortedMap<String, List<String>> parts;
  private final SortedMap<String, Long> sequenceValues;

  Snapshot(
      SortedMap<Key, Item> items,
      SortedMap<String, List<String>> parts,
      SortedMap<String, Long> sequenceValues) {
    this.items = items;
    this.parts = parts;
    this.sequenceValues = Collections.unmodifiableSortedMap(sequenceValues);
  }

  /**
   * Takes a snapshot, in one round trip. It writes nothing, and leaves the search path as it was; inside a transaction it
   * sees what that did.
   *
   * @param connection to a PostgreSQL server of version 13 or later
   */
  public static Snapshot of(Connection connection) throws SQLException {
    return new SnapshotReader(connection.getMetaData().getDatabaseMajorVersion()).read(connection);
  }

  /** Returns the number of objects, columns and constraints among them. */
  public int size() {
    return items.size();
  }

  /**
   * Returns the last values of sequences that have given one, by name. They are no part of {@link #differences}: a value
   * that was given stays given.
   */
  public SortedMap<String, Long> sequenceValues() {
    return sequenceValues;
  }

  /**
   * Returns a property of an object, by the names that {@link Difference} uses.
   *
   * @param kind the kind of object
   * @param object its name, with its schema
   * @param property the property
   */
  public Optional<String> property(String kind, String object, String property) {
    Item item = items.get(new Key(object, kind));
    return item == null
        ? Optional.empty()
        : Optional.ofNullable(item.properties().get(property));
  }

  /** Returns the names of all objects of a kind, in order. */
  public List<String> objects(String kind) {
    List<String> names = new ArrayList<>();
    for (Key key : items.keySet()) {
      if (key.kind().equals(kind)) {
        names.add(key.object());
      }
    }
    return names;
  }

  /**
   * Returns what is different in {@code after}, sorted. Of an object that only one side has its parts are not told too: a
   * table's columns, an index behind a constraint, the sequence behind a column.
   *
   * @param after the later snapshot
   */
  public List<Difference> differences(Snapshot after) {
    Set<Key> all = new TreeSet<>(items.keySet());
    all.addAll(after.items.keySet());
    Set<String> oneSided = new LinkedHashSet<>();
    for (Key key : all) {
      if (items.containsKey(key) != after.items.containsKey(key)) {
        oneSided.add(key.object());
      }
    }
    List<Difference> found = new ArrayList<>();
    for (Key key : all) {
      Item mine = items.get(key);
      Item theirs = after.items.get(key);
      if (mine != null && theirs != null) {
        compare(key, mine, theirs, found);
      } else {
        Item only = mine != null ? mine : Objects.requireNonNull(theirs);
        if (!oneSided.contains(only.of())) {
          found.add(existence(key, mine, theirs));
        }
      }
    }
    compareOrders(after, found);
    Collections.sort(found);
    return found;
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

  /** A column that came or went is told by itself; the others are compared in their order. */
  private void compareOrders(Snapshot after, List<Difference> found) {
    for (Map.Entry<String, List<String>> entry : parts.entrySet()) {
      List<String> theirs = after.parts.get(entry.getKey());
      if (theirs != null && !theirs.equals(entry.getValue())) {
        List<String> before = new ArrayList<>(entry.getValue());
        before.retainAll(new LinkedHashSet<>(theirs));
        List<String> now = new ArrayList<>(theirs);
        now.retainAll(new LinkedHashSet<>(entry.getValue()));
        if (!before.equals(now)) {
          found.add(new Difference(
              "table",
              entry.getKey(),
              "order of columns",
              Optional.of(String.join(", ", before)),
              Optional.of(String.join(", ", now))));
        }
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Snapshot that && items.equals(that.items) && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  /** Lists all objects with their properties, for a look at them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    items.forEach((key, item) -> text.append(key.kind())
        .append(' ')
        .append(key.object())
        .append(' ')
        .append(item.properties())
        .append('\n'));
    return text.toString();
  }
}
