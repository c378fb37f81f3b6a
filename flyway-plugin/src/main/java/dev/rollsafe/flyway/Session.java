package dev.rollsafe.flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is set when a migration begins, by its role, its database, its pool, or Flyway: asked of a connection like that one. */
final class Session {

  private static final String QUERY = """
      SELECT 'search_path', unnest(current_schemas(false))::text
      UNION ALL
      SELECT name, current_setting(name) FROM pg_settings
       WHERE name IN ('lock_timeout', 'statement_timeout') AND setting <> '0'
      """;

  private Session() {}

  /** Returns the values by the names of the parameters; those that are off are not there. */
  static Map<String, List<String>> settings(Connection connection) throws SQLException {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        settings
            .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
            .add(rows.getString(2));
      }
    }
    return settings;
  }
}
