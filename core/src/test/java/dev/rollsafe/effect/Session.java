package dev.rollsafe.effect;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A connection and its backend. */
final class Session implements AutoCloseable {

  /**
   * No parallel workers, whose locks and scans would not be the backend's own. The time zone is one in which a timestamp means
   * something else than in UTC.
   */
  private static final String SETTINGS = """
      SET max_parallel_maintenance_workers = 0;
      SET max_parallel_workers_per_gather = 0;
      SET jit = off;
      SET lock_timeout = '20s';
      SET TimeZone = 'Europe/Berlin';
      SET allow_in_place_tablespaces = on
      """;

  private final Connection connection;
  private final int backend;

  Session(TestPostgres.Database database) throws SQLException {
    connection = database.connect();
    execute(SETTINGS);
    backend = (int) number("SELECT pg_backend_pid()");
  }

  Connection connection() {
    return connection;
  }

  int backend() {
    return backend;
  }

  /** Runs a statement and returns the SQLSTATE of the first warning that it gave. */
  Optional<String> execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return Optional.ofNullable(statement.getWarnings()).map(SQLWarning::getSQLState);
    }
  }

  void executeAll(List<String> statements) throws SQLException {
    for (String statement : statements) {
      execute(statement);
    }
  }

  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  void rollback() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
