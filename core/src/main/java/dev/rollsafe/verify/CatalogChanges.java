package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which units of a database's catalog have changed since it was last asked. A row that is new or changed has a younger
 * transaction in its {@code xmin} (manual, section 5.5); that a row is gone shows in the number of rows and the sum of their
 * keys. What was done and rolled back between two questions must not be asked about in between.
 */
final class CatalogChanges {

  /** The oldest transaction there can be: whatever is there is younger. */
  private static final String EVER = "3";

  private final Connection connection;
  private final PreparedQueries queries;
  /** For each tracked catalog, the unit of each row. */
  private final List<Map<Long, Source>> known = new ArrayList<>();

  private Map<Integer, List<Long>> rare = Map.of();
  private String since = EVER;

  CatalogChanges(Connection connection) throws SQLException {
    this.connection = connection;
    this.queries = new PreparedQueries(connection, "rollsafe_changed", TrackedCatalog.queries());
    TrackedCatalog.ALL.forEach(catalog -> known.add(new HashMap<>()));
  }

  /** Returns the units that changed; nothing where any may have. */
  Optional<Set<Source>> next() throws SQLException {
    Set<Source> changed = new HashSet<>();
    Map<Integer, List<Long>> tallies = new HashMap<>();
    ask(changed, tallies);
    for (int i = 0; i < known.size(); i++) {
      if (TrackedCatalog.ALL.get(i).tallied() && !tally(known.get(i)).equals(tallies.remove(i))) {
        forget(i, changed);
      }
    }
    boolean any = !tallies.equals(rare);
    rare = tallies;
    return any ? Optional.empty() : Optional.of(changed);
  }

  private void ask(Set<Source> changed, Map<Integer, List<Long>> tallies) throws SQLException {
    queries.run(since, (query, rows) -> {
      while (rows.next()) {
        if (query == 0) {
          since = rows.getString(1);
        } else if (query == 1) {
          Source unit = new Source(rows.getLong(3), rows.getLong(4));
          known.get(rows.getInt(1)).put(rows.getLong(2), unit);
          changed.add(unit);
        } else {
          tallies.put(rows.getInt(1), List.of(rows.getLong(2), rows.getLong(3)));
        }
      }
    });
  }

  private static List<Long> tally(Map<Long, Source> rows) {
    long sum = 0;
    for (Long key : rows.keySet()) {
      sum += key;
    }
    return List.of((long) rows.size(), sum);
  }

  /** Looks which rows of a catalog are gone. */
  private void forget(int catalog, Set<Source> changed) throws SQLException {
    Set<Long> there = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TrackedCatalog.ALL.get(catalog).keys())) {
      while (rows.next()) {
        there.add(rows.getLong(1));
      }
    }
    known.get(catalog).entrySet().removeIf(row -> {
      boolean gone = !there.contains(row.getKey());
      if (gone) {
        changed.add(row.getValue());
      }
      return gone;
    });
  }
}
