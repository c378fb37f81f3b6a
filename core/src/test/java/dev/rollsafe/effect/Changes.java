package dev.rollsafe.effect;

import dev.rollsafe.catalog.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two snapshots of a database. */
final class Changes {

  private final Snapshot before;
  private final Snapshot after;
  private final Set<String> empty;
  private final Set<Long> files = new HashSet<>();

  /**
   * @param empty the keys of the heaps that are empty afterwards: a new file of theirs took no copying
   */
  Changes(Snapshot before, Snapshot after, Set<String> empty) {
    this.before = before;
    this.after = after;
    this.empty = empty;
    before.all().forEach(relation -> files.add(relation.file()));
  }

  /** Returns the heaps that were there, and have another file with rows in it. */
  Set<ObjectName> rewrites() {
    Set<ObjectName> found = new HashSet<>();
    for (Snapshot.Relation relation : after.all()) {
      if (relation.isHeap() && isMoved(relation) && !empty.contains(relation.key())) {
        found.add(nameBefore(relation));
      }
    }
    return found;
  }

  private boolean isMoved(Snapshot.Relation relation) {
    return before.get(relation.key()).isPresent() && !files.contains(relation.file());
  }

  private ObjectName nameBefore(Snapshot.Relation relation) {
    return before.get(relation.key()).orElse(relation).name();
  }

  /**
   * Returns the indexes on what was there that are in a file that was not: new, or built again. One made again under another
   * oid keeps its file where the server need not build it.
   */
  Set<String> rebuilds() {
    Set<String> found = new TreeSet<>();
    for (Snapshot.Relation index : after.all()) {
      if (index.isStoredIndex()
          && !files.contains(index.file())
          && before.get(index.of()).isPresent()
          && !isEmptied(index.of())) {
        found.add(index.name().toString());
      }
    }
    return found;
  }

  private boolean isEmptied(String table) {
    return empty.contains(table) && after.get(table).filter(this::isMoved).isPresent();
  }

  /** Returns the heaps for which a counter of scans has grown; one that was emptied had nothing left to read. */
  Set<ObjectName> scans(Map<String, Long> countersBefore, Map<String, Long> countersAfter) {
    Set<ObjectName> found = new HashSet<>();
    for (Snapshot.Relation relation : before.all()) {
      if (relation.isHeap()
          && !isEmptied(relation.key())
          && countersAfter.getOrDefault(relation.key(), 0L)
              > countersBefore.getOrDefault(relation.key(), 0L)) {
        found.add(relation.name());
      }
    }
    return found;
  }

  /** Reads how often each heap was scanned: in this transaction, or since its creation. */
  static Map<String, Long> scanCounters(Connection connection, boolean inTransaction)
      throws SQLException {
    String function = inTransaction ? "pg_stat_get_xact_numscans" : "pg_stat_get_numscans";
    Map<String, Long> counters = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(
            "SELECT 'r' || oid, " + function + "(oid) FROM pg_class WHERE relkind IN ('r', 'm')")) {
      while (rows.next()) {
        counters.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counters;
  }
}
