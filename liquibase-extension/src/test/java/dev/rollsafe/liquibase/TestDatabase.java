package dev.rollsafe.liquibase;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on one embedded server. */
final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final String url;

  private TestDatabase(String url) {
    this.url = url;
  }

  static synchronized TestDatabase create() throws SQLException, IOException {
    if (server == null) {
      server = EmbeddedPostgres.start();
    }
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new TestDatabase(server.getJdbcUrl("postgres", name));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  static TestDatabase at(String url) {
    return new TestDatabase(url);
  }

  String url() {
    return url;
  }

  /** Returns the same database as another user sees it. */
  TestDatabase as(String user) {
    return new TestDatabase(url.replace("user=postgres", "user=" + user));
  }

  TestDatabase run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /** Returns the first column of what a query gives. */
  List<String> ask(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  List<String> columns(String table) throws SQLException {
    return ask("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('" + table
        + "') AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
  }

  /** Returns the ids of the changesets that the database holds. */
  List<String> applied() throws SQLException {
    return ask("SELECT to_regclass('databasechangelog')").get(0) == null
        ? List.of()
        : ask("SELECT id FROM databasechangelog ORDER BY orderexecuted");
  }

  boolean locked() throws SQLException {
    return ask("SELECT 1 FROM databasechangeloglock WHERE locked").size() > 0;
  }
}
