package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the units of a {@link Snapshot} by the queries in {@code snapshot.sql}, where their form is described. */
final class SnapshotReader {

  /** What says where a row belongs; all other labels are properties. */
  private static final int CLASS = 0;

  private static final int OID = 1;
  private static final int SUB = 2;
  private static final int KIND = 3;
  private static final int OBJECT = 4;
  private static final int OF = 5;
  private static final int REL = 6;
  private static final int PART = 7;
  private static final int BEHIND = 8;
  private static final int DOMAIN = 9;
  private static final String[] PLACES = {
    "class", "oid", "sub", "kind", "object", "of", "rel", "part", "behind", "domain"
  };

  /** The planner's JIT costs more than it saves here. The parameter of ours keeps the path for the end. */
  private static final String BEGIN =
      "SELECT set_config('rollsafe.search_path', current_setting('search_path'), true),"
          + " set_config('search_path', '', true), set_config('jit', 'off', true);\n";

  private static final String END =
      "SELECT set_config('search_path', current_setting('rollsafe.search_path'), true)";

  private final Map<Source, Unit> units = new HashMap<>();
  private final Map<Long, String> relations = new HashMap<>();
  /** Where comments find their object. */
  private final Map<String, Map<String, String>> rows = new HashMap<>();

  private SnapshotReader() {}

  /** Reads all of a database, in the state that a transaction sees. */
  static Map<Source, Unit> all(Connection connection) throws SQLException {
    SnapshotReader reader = new SnapshotReader();
    String queries = BEGIN + String.join(";\n", SnapshotQueries.of(connection).all()) + ";\n" + END;
    try (Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(queries);
      while (hasRows) {
        try (ResultSet result = statement.getResultSet()) {
          reader.readRows(result);
        }
        hasRows = statement.getMoreResults();
      }
    }
    return reader.units;
  }

  /** Reads what queries of {@code snapshot.sql} tell. */
  static Map<Source, Unit> read(PreparedQueries queries, String oids) throws SQLException {
    SnapshotReader reader = new SnapshotReader();
    queries.run(oids, (query, rows) -> reader.readRows(rows));
    return reader.units;
  }

  private void readRows(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    if (!meta.getColumnLabel(1).equals(PLACES[CLASS])) {
      return;
    }
    int[] places = new int[meta.getColumnCount()];
    String[] labels = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      labels[i] = meta.getColumnLabel(i + 1);
      places[i] = Arrays.asList(PLACES).indexOf(labels[i]);
    }
    while (result.next()) {
      @Nullable String[] place = new String[PLACES.length];
      Map<String, String> properties = new LinkedHashMap<>();
      for (int i = 0; i < places.length; i++) {
        String value = result.getString(i + 1);
        if (value != null && places[i] >= 0) {
          place[places[i]] = value;
        } else if (value != null) {
          put(properties, labels[i], value);
        }
      }
      add(place, properties);
    }
  }

  private static void put(Map<String, String> properties, String label, String value) {
    if (!label.endsWith("[]")) {
      properties.put(label, value);
    } else if (!value.isEmpty()) {
      properties.put(label.substring(0, label.length() - 2), sorted(value));
    }
  }

  private static String sorted(String lines) {
    String[] all = lines.split("\n", -1);
    Arrays.sort(all);
    return String.join(", ", all);
  }

  private void add(@Nullable String[] place, Map<String, String> properties) {
    String row = place[CLASS] + " " + place[OID] + " " + place[SUB];
    String kind = place[KIND];
    if (kind == null) {
      nameOrComment(place, row, properties);
      return;
    }
    String relation = place[REL] == null ? "" : relations.get(Long.valueOf(place[REL]));
    if (relation == null) {
      // A part of what an extension made.
      return;
    }
    String of = of(place, relation);
    Snapshot.Key key = new Snapshot.Key(object(place, kind, relation), kind);
    if (place[REL] == null && place[OBJECT] != null && place[OID] != null) {
      relations.put(Long.valueOf(place[OID]), key.object());
    }
    Unit unit = units.computeIfAbsent(source(place), none -> new Unit());
    unit.add(row, key, new Snapshot.Item(of, properties));
    if (kind.equals("column")) {
      unit.addColumn(Objects.requireNonNull(place[PART]));
    }
    rows.put(kind.equals("column") ? row : row(place), properties);
  }

  private void nameOrComment(@Nullable String[] place, String row, Map<String, String> properties) {
    if (place[OBJECT] != null) {
      relations.put(Long.valueOf(place[OID]), place[OBJECT]);
      return;
    }
    Map<String, String> commented = rows.get(row);
    if (commented != null) {
      commented.putAll(properties);
    }
  }

  /** Comments say 0 for an object as a whole. */
  private static String row(@Nullable String[] place) {
    return place[CLASS] + " " + place[OID] + " 0";
  }

  private static String of(@Nullable String[] place, String relation) {
    String behind = place[BEHIND];
    return place[OF] != null ? place[OF] : behind == null ? relation : behind + " on " + relation;
  }

  private static String object(@Nullable String[] place, String kind, String relation) {
    if (place[OBJECT] != null) {
      return place[OBJECT];
    }
    return kind.equals("column")
        ? relation + "." + place[PART]
        : place[PART] + " on " + (relation.isEmpty() ? place[OF] : relation);
  }

  private static Source source(@Nullable String[] place) {
    if (place[REL] != null) {
      return new Source(Source.RELATIONS, Long.parseLong(place[REL]));
    }
    if (place[DOMAIN] != null) {
      return new Source(Source.TYPES, Long.parseLong(place[DOMAIN]));
    }
    String oid = place[OID];
    // The catalog of user mappings is not for everybody to read, so theirs have no oid.
    return oid == null
        ? new Source(0, 0)
        : new Source(Long.parseLong(Objects.requireNonNull(place[CLASS])), Long.parseLong(oid));
  }
}
