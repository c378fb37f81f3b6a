package dev.rollsafe.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that tests ask: the server of {@code ROLLSAFE_TEST_JDBC_URL} (a superuser's) where that is set, else an
 * embedded one, started once for all tests of a run.
 */
public final class PostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable String url;

  private PostgresServer() {}

  /** Returns a connection to a new, empty database. */
  public static Connection newDatabase() throws SQLException {
    String name =
        "rollsafe_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    try (Connection admin = DriverManager.getConnection(url());
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    }
    return DriverManager.getConnection(withDatabase(url(), name));
  }

  private static synchronized String url() {
    if (url == null) {
      String given = System.getenv("ROLLSAFE_TEST_JDBC_URL");
      url = given != null ? given : embedded();
    }
    return url;
  }

  private static String embedded() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("timezone", "UTC")
          .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new IllegalStateException(
          "the embedded PostgreSQL did not start; set ROLLSAFE_TEST_JDBC_URL to use another", e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("the embedded PostgreSQL did not stop: " + e.getMessage());
    }
  }

  private static String withDatabase(String url, String database) {
    int query = url.indexOf('?');
    String base = query < 0 ? url : url.substring(0, query);
    String rest = query < 0 ? "" : url.substring(query);
    return base.substring(0, base.lastIndexOf('/') + 1) + database + rest;
  }
}
