package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Queries that a session plans once and runs often, all in one round trip: the queries to a catalog take longer to plan than to
 * run. Each has one parameter, {@code $1}, of type text.
 */
final class PreparedQueries {

  /** Takes the rows of one query. */
  @FunctionalInterface
  interface Reader {
    void read(int query, ResultSet rows) throws SQLException;
  }

  private final Connection connection;
  private final String name;
  private final int count;

  PreparedQueries(Connection connection, String name, List<String> queries) throws SQLException {
    this.connection = connection;
    this.name = name;
    this.count = queries.size();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = force_generic_plan");
      for (int i = 0; i < count; i++) {
        statement.execute("PREPARE " + name + i + "(text) AS " + queries.get(i));
      }
    }
  }

  /**
   * Runs all of them.
   *
   * @param argument the parameter of each, without quotes in it
   */
  void run(String argument, Reader reader) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("EXECUTE ")
          .append(name)
          .append(i)
          .append("('")
          .append(argument)
          .append("');");
    }
    try (Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(text.toString());
      for (int i = 0; hasRows; i++) {
        try (ResultSet rows = statement.getResultSet()) {
          reader.read(i, rows);
        }
        hasRows = statement.getMoreResults();
      }
    }
  }
}
