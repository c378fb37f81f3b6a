package dev.rollsafe.verify;

import dev.rollsafe.catalog.ServerQueries;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a {@link Snapshot} by the queries in {@code snapshot.sql}, where their form is described. */
final class SnapshotReader {

  private static final String RESOURCE = "snapshot.sql";

  /** The planner's JIT costs more than it saves here. The parameter of ours keeps the path for the end. */
  private static final String BEGIN =
      "SELECT set_config('rollsafe.search_path', current_setting('search_path'), true),"
          + " set_config('search_path', '', true), set_config('jit', 'off', true)";

  private static final String END =
      "SELECT set_config('search_path', current_setting('rollsafe.search_path'), true)";

  private final String queries;
  private final SortedMap<Snapshot.Key, Snapshot.Item> items = new TreeMap<>();
  private final SortedMap<String, List<String>> parts = new TreeMap<>();
  private final SortedMap<String, Long> sequenceValues = new TreeMap<>();
  /** Where comments find their object. */
  private final Map<String, Map<String, String>> places = new HashMap<>();

  SnapshotReader(int version) {
    queries =
        BEGIN + ";\n" + ServerQueries.read(SnapshotReader.class, RESOURCE, version) + ";\n" + END;
  }

  Snapshot read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(queries);
      while (hasRows || statement.getUpdateCount() >= 0) {
        if (hasRows) {
          try (ResultSet rows = statement.getResultSet()) {
            readRows(rows);
          }
        }
        hasRows = statement.getMoreResults();
      }
    }
    return new Snapshot(items, parts, sequenceValues);
  }

  private void readRows(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    String[] labels = new String[meta.getColumnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = meta.getColumnLabel(i + 1);
    }
    if (!labels[0].equals("class")) {
      return;
    }
    while (rows.next()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < labels.length; i++) {
        String value = rows.getString(i + 1);
        if (value != null) {
          row.put(labels[i], value);
        }
      }
      add(row);
    }
  }

  private void add(Map<String, String> row) {
    String place = row.remove("class") + " " + row.remove("oid") + " "
        + Objects.requireNonNullElse(row.remove("sub"), "0");
    String object = row.remove("object");
    String kind = row.remove("kind");
    if (object == null || kind == null) {
      Map<String, String> commented = places.get(place);
      if (commented != null) {
        commented.putAll(row);
      }
      return;
    }
    String value = row.remove("last value");
    if (value != null) {
      sequenceValues.put(object, Long.valueOf(value));
    }
    String of = row.remove("of");
    Map<String, String> properties = properties(row);
    places.put(place, properties);
    items.put(new Snapshot.Key(object, kind), new Snapshot.Item(of == null ? "" : of, properties));
    if (kind.equals("column") && of != null) {
      parts.computeIfAbsent(of, none -> new ArrayList<>()).add(object.substring(of.length() + 1));
    }
  }

  private static Map<String, String> properties(Map<String, String> row) {
    Map<String, String> properties = new LinkedHashMap<>();
    row.forEach((label, value) -> {
      if (!label.endsWith("[]")) {
        properties.put(label, value);
      } else if (!value.isEmpty()) {
        properties.put(label.substring(0, label.length() - 2), sorted(value));
      }
    });
    return properties;
  }

  private static String sorted(String lines) {
    String[] all = lines.split("\n", -1);
    Arrays.sort(all);
    return String.join(", ", all);
  }
}
