package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of one database again and again. The first reads all; a later one reads what has changed since the one before
 * it, or all where names have changed that others tell of. It sees what is committed. Names of roles are taken to stay as they
 * are: compare the last snapshot with {@link Snapshot#of}, which always reads all.
 */
public final class Snapshots {

  private final CatalogChanges changes;
  private final PreparedQueries all;
  private final PreparedQueries some;
  private @Nullable Snapshot last;

  /**
   * Prepares them.
   *
   * @param connection to a PostgreSQL server of version 13 or later, in autocommit mode; for this alone, as its settings are
   *     changed
   */
  public Snapshots(Connection connection) throws SQLException {
    SnapshotQueries queries = SnapshotQueries.of(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = ''; SET jit = off");
    }
    this.changes = new CatalogChanges(connection);
    this.all = new PreparedQueries(connection, "rollsafe_all", queries.all());
    this.some = new PreparedQueries(connection, "rollsafe_some", queries.some());
  }

  /** Takes one. */
  public Snapshot take() throws SQLException {
    Optional<Set<Source>> changed = changes.next();
    Snapshot before = last;
    Snapshot now = before == null || changed.isEmpty()
        ? whole()
        : changed.get().isEmpty() ? before : next(before, changed.get());
    last = now;
    return now;
  }

  private Snapshot whole() throws SQLException {
    return new Snapshot(SnapshotReader.read(all, "{}"));
  }

  private Snapshot next(Snapshot before, Set<Source> changed) throws SQLException {
    StringJoiner oids = new StringJoiner(",", "{", "}");
    for (Source source : changed) {
      if (!source.readAgain()) {
        return whole();
      }
      oids.add(String.valueOf(source.oid()));
    }
    Map<Source, Unit> read = SnapshotReader.read(some, oids.toString());
    Map<Source, Unit> units = new HashMap<>(before.units());
    for (Source source : changed) {
      Unit earlier = units.get(source);
      Unit now = read.get(source);
      if (now == null) {
        units.remove(source);
      } else if (earlier == null || !earlier.sameAs(now)) {
        if (earlier != null && earlier.renamedIn(now)) {
          return whole();
        }
        units.put(source, now);
      }
    }
    return new Snapshot(units);
  }
}
