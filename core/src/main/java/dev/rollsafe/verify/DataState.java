package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of all columns as one number each, whatever the order of the rows; with a primary key, row by row. */
final class DataState {

  private static final String COLUMNS = """
      SELECT c.oid::regclass::text, quote_ident(a.attname),
             (SELECT string_agg('t.' || quote_ident(k.attname) || '::text', ', ' ORDER BY k.attnum) FROM pg_index i
                JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey::int2[])
               WHERE i.indrelid = c.oid AND i.indisprimary)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relkind = 'r' AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%'
      """;

  private final Map<String, String> columns;

  private DataState(Map<String, String> columns) {
    this.columns = columns;
  }

  static DataState of(Connection connection) throws SQLException {
    Map<String, String> found = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      List<String[]> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        while (rows.next()) {
          all.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
        }
      }
      for (String[] column : all) {
        String key = column[2] == null ? "" : "concat_ws('|', " + column[2] + ") || '=' || ";
        String query = "SELECT count(t." + column[1] + ") || ' ' || coalesce(sum(hashtextextended("
            + key + "coalesce(t." + column[1] + "::text, '<null>'), 0)::numeric), 0) FROM "
            + column[0] + " t";
        try (ResultSet rows = statement.executeQuery(query)) {
          rows.next();
          found.put(column[0] + "." + column[1], rows.getString(1));
        }
      }
    }
    return new DataState(found);
  }

  /** Returns the columns of which {@code other} has, and has other values. */
  List<String> differing(DataState other) {
    List<String> different = new ArrayList<>();
    columns.forEach((column, value) -> {
      String theirs = other.columns.get(column);
      if (theirs != null && !theirs.equals(value)) {
        different.add(column);
      }
    });
    return different;
  }
}
