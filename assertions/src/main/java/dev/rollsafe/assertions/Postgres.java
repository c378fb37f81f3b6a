package dev.rollsafe.assertions;

import dev.rollsafe.scratch.JdbcUrl;
import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.scratch.ScratchServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A PostgreSQL server to rehearse on; it is started when it is needed. */
public final class Postgres {

  private final Starting starting;

  private Postgres(Starting starting) {
    this.starting = starting;
  }

  @FunctionalInterface
  private interface Starting {
    ScratchServer start() throws IOException;
  }

  /**
   * Returns a server of a version: a container where Testcontainers is on the class path and a Docker engine answers, else a process of
   * this machine, from binaries that are installed or in a Maven repository.
   */
  static Postgres ofVersion(Optional<Integer> version) {
    return new Postgres(() -> ScratchServers.start(version, progress -> {}));
  }

  /** Returns the server behind a URL; each rehearsal makes a database of its own there, and drops it. */
  static Postgres at(String url) {
    return new Postgres(() -> new Named(url));
  }

  ScratchServer start() {
    try {
      return starting.start();
    } catch (IOException none) {
      throw new IllegalStateException(
          "there is no PostgreSQL to rehearse on: " + none.getMessage()
              + "; install one, add Testcontainers, or name one with onPostgresAt(url)",
          none);
    }
  }

  private record Named(String url) implements ScratchServer {

    @Override
    public Connection connect(Optional<String> database) throws SQLException {
      return DriverManager.getConnection(
          database.map(name -> JdbcUrl.inDatabase(url, name)).orElse(url));
    }

    @Override
    public String description() {
      return "the server at " + JdbcUrl.withoutSecrets(url);
    }

    @Override
    public void close() {}
  }
}
