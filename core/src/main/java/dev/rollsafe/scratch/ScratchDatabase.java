package dev.rollsafe.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** A database of our own on a server, dropped when closed. No other database is touched. */
public final class ScratchDatabase implements AutoCloseable {

  private final ScratchServer server;
  private final String name;

  private ScratchDatabase(ScratchServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Makes an empty database on a server; the user must be allowed to. */
  public static ScratchDatabase create(ScratchServer server) throws SQLException {
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

  private static void administer(ScratchServer server, String sql) throws SQLException {
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
