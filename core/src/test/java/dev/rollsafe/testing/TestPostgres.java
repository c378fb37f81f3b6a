package dev.rollsafe.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: the one that {@code ROLLSAFE_TEST_JDBC_URL} names (its user may create databases), or else an
 * embedded one, started once a JVM. Every test gets a database of its own.
 */
public final class TestPostgres {

  private static final Optional<String> NAMED =
      Optional.ofNullable(System.getenv("ROLLSAFE_TEST_JDBC_URL"));
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** A database that is dropped when closed. */
  public static final class Database implements AutoCloseable {

    private final String name;

    private Database(String name) {
      this.name = name;
    }

    /** Returns a new connection, in autocommit mode. */
    public Connection connect() throws SQLException {
      return TestPostgres.connect(Optional.of(name));
    }

    @Override
    public void close() throws SQLException {
      administer("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /** Makes an empty database. */
  public static Database create() throws SQLException {
    String name =
        "rollsafe_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    administer("CREATE DATABASE " + name + " TEMPLATE template0");
    return new Database(name);
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = connect(Optional.empty());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Optional<String> database) throws SQLException {
    if (NAMED.isPresent()) {
      return DriverManager.getConnection(
          database.map(name -> named(NAMED.get(), name)).orElse(NAMED.get()));
    }
    return DriverManager.getConnection(
        Embedded.SERVER.getJdbcUrl("postgres", database.orElse("postgres")));
  }

  /** Returns {@code url} with another database in it. */
  private static String named(String url, String database) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    return path.substring(0, path.lastIndexOf('/') + 1)
        + database
        + (question < 0 ? "" : url.substring(question));
  }

  /** Started when first asked for. */
  private static final class Embedded {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off")
            .forEach(builder::setServerConfig);
        return builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot start the embedded PostgreSQL; name a server in ROLLSAFE_TEST_JDBC_URL instead",
            e);
      }
    }
  }
}
