package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The values of all columns as one number each, whatever the order of the rows; with a primary key, row by row. Immutable. */
final class DataState {

  private static final String COLUMNS = """
      SELECT c.oid, c.oid::regclass::text, quote_ident(a.attname),
             (SELECT string_agg('t.' || quote_ident(k.attname) || '::text', ', ' ORDER BY k.attnum) FROM pg_index i
                JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey::int2[])
               WHERE i.indrelid = c.oid AND i.indisprimary)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relkind = 'r' AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%'
      """;

  /** A table: the values of its columns, by name. */
  private record Table(String name, Map<String, String> columns) {}

  /** A table to read. */
  private record Wanted(String name, String key, List<String> columns) {}

  private final Map<Long, Table> tables;

  private DataState(Map<Long, Table> tables) {
    this.tables = tables;
  }

  static DataState of(Connection connection) throws SQLException {
    return new DataState(read(connection, Optional.empty()));
  }

  /**
   * Returns what is there now.
   *
   * @param written the oids of the tables that may have been written meanwhile; empty if that is not known
   */
  DataState now(Connection connection, Optional<Set<Long>> written) throws SQLException {
    if (written.isEmpty()) {
      return of(connection);
    }
    if (written.get().isEmpty()) {
      return this;
    }
    Map<Long, Table> now = new HashMap<>(tables);
    now.keySet().removeAll(written.get());
    now.putAll(read(connection, written));
    return new DataState(now);
  }

  private static Map<Long, Table> read(Connection connection, Optional<Set<Long>> only)
      throws SQLException {
    Map<Long, Table> found = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<Long, Wanted> table : wanted(statement, only).entrySet()) {
        found.put(table.getKey(), read(statement, table.getValue()));
      }
    }
    return found;
  }

  private static Map<Long, Wanted> wanted(Statement statement, Optional<Set<Long>> only)
      throws SQLException {
    String restriction = only.isEmpty()
        ? ""
        : " AND c.oid = ANY ('" + only.get().toString().replace('[', '{').replace(']', '}')
            + "'::oid[])";
    Map<Long, Wanted> all = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery(COLUMNS + restriction)) {
      while (rows.next()) {
        String name = rows.getString(2);
        String key = rows.getString(4);
        all.computeIfAbsent(
                rows.getLong(1), oid -> new Wanted(name, key == null ? "" : key, new ArrayList<>()))
            .columns()
            .add(rows.getString(3));
      }
    }
    return all;
  }

  private static Table read(Statement statement, Wanted table) throws SQLException {
    String key = table.key().isEmpty() ? "" : "concat_ws('|', " + table.key() + ") || '=' || ";
    StringBuilder query = new StringBuilder("SELECT ");
    for (String column : table.columns()) {
      query
          .append(query.length() == 7 ? "" : ", ")
          .append("count(t." + column + ") || ' ' || coalesce(sum(hashtextextended(")
          .append(key)
          .append("coalesce(t." + column + "::text, '<null>'), 0)::numeric), 0)");
    }
    Map<String, String> columns = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(query + " FROM " + table.name() + " t")) {
      rows.next();
      for (int i = 0; i < table.columns().size(); i++) {
        columns.put(table.columns().get(i), rows.getString(i + 1));
      }
    }
    return new Table(table.name(), columns);
  }

  /** Returns the columns that {@code other} has too, with other values. */
  List<String> differing(DataState other) {
    Map<String, String> theirs = other.byName();
    List<String> different = new ArrayList<>();
    byName().forEach((column, value) -> {
      String their = theirs.get(column);
      if (their != null && !their.equals(value)) {
        different.add(column);
      }
    });
    return different;
  }

  private Map<String, String> byName() {
    Map<String, String> all = new TreeMap<>();
    tables
        .values()
        .forEach(table -> table
            .columns()
            .forEach((column, value) -> all.put(table.name() + "." + column, value)));
    return all;
  }
}
