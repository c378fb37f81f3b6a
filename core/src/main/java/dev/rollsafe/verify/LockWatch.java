package dev.rollsafe.verify;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches which tables and views a transaction locks, by {@code pg_locks} (manual, section 53.13), which tables statements that
 * define things read as a whole, by its statistics (section 27.2), and which get another file; all beside what was foretold. What
 * is made by the migration itself is not looked at: nobody else uses it.
 */
final class LockWatch {

  private static final String HELD = """
      SELECT l.relation, l.mode, pg_stat_get_xact_numscans(l.relation) FROM pg_locks l
       WHERE l.locktype = 'relation' AND l.pid = pg_backend_pid() AND l.granted
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private static final String THERE = """
      SELECT c.oid, n.nspname, c.relname, CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_filenode(c.oid) END,
             CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) ELSE 0 END
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%'
      """;

  private static final String COUNTED = """
      SELECT c.oid, pg_stat_get_xact_numscans(c.oid) FROM pg_class c WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384
      """;

  private record Relation(ObjectName name, long file, long bytes) {}

  private final Connection connection;
  private final Map<Long, Relation> there;
  private final Map<ObjectName, LockMode> foretold = new HashMap<>();
  private final Set<ObjectName> foretoldRewrites = new HashSet<>();
  private final Set<ObjectName> foretoldScans = new HashSet<>();
  private final Set<ObjectName> scans = new HashSet<>();
  private final Map<Long, Long> scanned = new HashMap<>();
  private final Set<Long> written = new HashSet<>();
  private boolean unseen;
  private final Map<Long, LockMode> strongest = new LinkedHashMap<>();
  private final Map<Long, Long> since = new HashMap<>();
  private final Map<Long, Long> milliseconds = new HashMap<>();
  private boolean assumed;

  LockWatch(Connection connection) throws SQLException {
    this.connection = connection;
    there = there();
  }

  private Map<Long, Relation> there() throws SQLException {
    Map<Long, Relation> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(THERE)) {
      while (rows.next()) {
        ObjectName name = new ObjectName(rows.getString(2), rows.getString(3));
        found.put(rows.getLong(1), new Relation(name, rows.getLong(4), rows.getLong(5)));
      }
    }
    return found;
  }

  /** Learns what is foretold of a statement. */
  void foretell(Effect effect) {
    for (Lock lock : effect.locks()) {
      if (lock.kind() != ObjectKind.INDEX) {
        foretold.merge(lock.object(), lock.mode(), LockWatch::stronger);
      }
    }
    foretoldRewrites.addAll(effect.rewrites());
    foretoldScans.addAll(effect.scans());
    foretoldScans.addAll(effect.rewrites());
    assumed |= effect.assumed();
  }

  private static LockMode stronger(LockMode one, LockMode other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Learns that a transaction has begun: what was counted before it is none of its scans. */
  void begin() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COUNTED)) {
      while (rows.next()) {
        scanned.put(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  /**
   * Looks at the locks that are held behind a statement of a transaction.
   *
   * @param start when the statement began, by {@link System#nanoTime}
   * @param defines whether it is none that reads tables as its planner likes
   */
  void look(long start, boolean defines) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(HELD)) {
      while (rows.next()) {
        LockMode mode = mode(rows.getString(2));
        long relation = rows.getLong(1);
        if (mode.compareTo(LockMode.ROW_EXCLUSIVE) >= 0) {
          written.add(relation);
        }
        Relation known = there.get(relation);
        if (known != null && mode != LockMode.ACCESS_SHARE) {
          strongest.merge(relation, mode, LockWatch::stronger);
          since.putIfAbsent(relation, start);
        }
        Long before = scanned.put(relation, rows.getLong(3));
        if (known != null
            && known.bytes() > 0
            && defines
            && rows.getLong(3) > (before == null ? 0 : before)) {
          scans.add(known.name());
        }
      }
    }
  }

  /** Learns of a statement outside of a transaction: its locks are gone before they can be seen. */
  void miss() {
    unseen = true;
  }

  /** Returns the oids of the tables that may have been written; empty if that was not seen. */
  Optional<Set<Long>> written() {
    return unseen ? Optional.empty() : Optional.of(Set.copyOf(written));
  }

  /** Returns the tables with rows that were read as a whole. */
  Set<ObjectName> scans() {
    return Set.copyOf(scans);
  }

  /** Learns that the transaction has ended. */
  void ended() {
    long now = System.nanoTime();
    since.forEach(
        (relation, start) -> milliseconds.merge(relation, (now - start) / 1_000_000, Long::sum));
    since.clear();
    scanned.clear();
  }

  List<Rehearsed.HeldLock> locks() {
    Map<String, Rehearsed.HeldLock> locks = new TreeMap<>();
    strongest.forEach((relation, mode) -> {
      String name = name(relation).toString();
      locks.put(
          name, new Rehearsed.HeldLock(name, mode.sql(), milliseconds.getOrDefault(relation, 0L)));
    });
    return List.copyOf(locks.values());
  }

  private ObjectName name(Long relation) {
    return Objects.requireNonNull(there.get(relation)).name();
  }

  /** Returns the tables with rows that have another file now. */
  Set<ObjectName> rewrites() throws SQLException {
    Set<ObjectName> rewritten = new HashSet<>();
    there().forEach((relation, now) -> {
      Relation before = there.get(relation);
      if (before != null && before.bytes() > 0 && before.file() != now.file() && now.bytes() > 0) {
        rewritten.add(before.name());
      }
    });
    return rewritten;
  }

  /** Returns what was seen and not foretold; nothing is expected of statements whose effect was only assumed. */
  Set<String> surprises(Set<ObjectName> rewritten) {
    Set<String> surprises = new TreeSet<>();
    if (assumed) {
      return surprises;
    }
    strongest.forEach((relation, mode) -> {
      ObjectName name = name(relation);
      LockMode expected = foretold.getOrDefault(name, LockMode.ACCESS_SHARE);
      if (mode.compareTo(expected) > 0) {
        surprises.add("lock " + mode.sql() + " on " + name + ", foretold was "
            + (foretold.containsKey(name) ? expected.sql() : "none"));
      }
    });
    for (ObjectName name : rewritten) {
      if (!foretoldRewrites.contains(name)) {
        surprises.add("rewrite of " + name + ", foretold was none");
      }
    }
    for (ObjectName name : scans) {
      if (!foretoldScans.contains(name)) {
        surprises.add("scan of " + name + ", foretold was none");
      }
    }
    return surprises;
  }

  private static LockMode mode(String name) {
    return switch (name) {
      case "RowShareLock" -> LockMode.ROW_SHARE;
      case "RowExclusiveLock" -> LockMode.ROW_EXCLUSIVE;
      case "ShareUpdateExclusiveLock" -> LockMode.SHARE_UPDATE_EXCLUSIVE;
      case "ShareLock" -> LockMode.SHARE;
      case "ShareRowExclusiveLock" -> LockMode.SHARE_ROW_EXCLUSIVE;
      case "ExclusiveLock" -> LockMode.EXCLUSIVE;
      case "AccessExclusiveLock" -> LockMode.ACCESS_EXCLUSIVE;
      default -> LockMode.ACCESS_SHARE;
    };
  }
}
