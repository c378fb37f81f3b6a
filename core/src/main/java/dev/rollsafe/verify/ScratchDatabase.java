package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** A database of our own on somebody's server, dropped when closed. Nothing outside of it is touched. */
public final class ScratchDatabase implements AutoCloseable {

  /** Makes connections to databases of one server. */
  @FunctionalInterface
  public interface Connector {

    /**
     * Connects, in autocommit mode.
     *
     * @param database the database; empty for the one that is there anyway
     */
    Connection connect(Optional<String> database) throws SQLException;
  }

  private final Connector server;
  private final String name;

  private ScratchDatabase(Connector server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Makes a database on a server; the user must be allowed to. */
  public static ScratchDatabase create(Connector server) throws SQLException {
    String name = "rollsafe_rehearsal_" + UUID.randomUUID().toString().replace("-", "");
    administer(server, "CREATE DATABASE " + name + " TEMPLATE template0");
    return new ScratchDatabase(server, name);
  }

  /** Connects to it. */
  public Connection connect() throws SQLException {
    return server.connect(Optional.of(name));
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  private static void administer(Connector server, String sql) throws SQLException {
    try (Connection connection = server.connect(Optional.empty());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    administer(server, "DROP DATABASE " + name + " WITH (FORCE)");
  }
}
