package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of all tables, as text that does not know the order of columns. */
final class Rows {

  private static final String TABLES =
      "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind = 'r' AND c.oid >= 16384 AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'rollsafe_archive' ORDER BY 1";

  private static final String ARCHIVES =
      "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace('rollsafe_archive')";

  private final Map<String, List<String>> tables;

  private Rows(Map<String, List<String>> tables) {
    this.tables = tables;
  }

  static Rows of(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      for (String table : strings(statement, TABLES)) {
        tables.put(
            table, strings(statement, "SELECT to_jsonb(t)::text FROM ONLY " + table + " AS t"));
      }
    }
    return new Rows(tables);
  }

  private static List<String> strings(Statement statement, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Says which of these rows are no longer there as they were. */
  String missing(Connection connection) throws SQLException {
    Rows now = of(connection);
    StringBuilder text = new StringBuilder();
    tables.forEach((table, rows) -> {
      List<String> left = new ArrayList<>(now.tables.getOrDefault(table, List.of()));
      for (String row : rows) {
        if (!left.remove(row)) {
          text.append("row of ").append(table).append(" is gone: ").append(row).append('\n');
        }
      }
    });
    return text.toString();
  }

  /** Takes all rows out, those kept in archives as well. */
  static void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
      for (String table : strings(statement, TABLES)) {
        statement.execute("TRUNCATE " + table + " CASCADE");
      }
      for (String archive : strings(statement, ARCHIVES)) {
        statement.execute("DELETE FROM " + archive);
      }
    }
  }
}
