package dev.rollsafe.cli;

import dev.rollsafe.scratch.JdbcUrl;
import dev.rollsafe.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A server that is there, named by a URL; it goes on when this is closed.
 *
 * @param url of a database on it
 * @param user the user, where one is given
 * @param seconds how long connecting may take
 */
record NamedServer(String url, Optional<String> user, int seconds) implements ScratchServer {

  @Override
  public Connection connect(Optional<String> database) throws SQLException {
    return Server.connect(
        database.map(name -> JdbcUrl.inDatabase(url, name)).orElse(url), user, seconds);
  }

  @Override
  public String description() {
    return "the server at " + JdbcUrl.withoutSecrets(url);
  }

  @Override
  public void close() {}
}
