package dev.rollsafe.verify;

import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The server of the tests as one to try things on. */
final class TestServer implements ScratchServer {

  private final TestPostgres.Database database;

  TestServer() throws SQLException {
    database = TestPostgres.create();
  }

  @Override
  public Connection connect(Optional<String> name) throws SQLException {
    Connection any = database.connect();
    if (name.isEmpty()) {
      return any;
    }
    String url = any.getMetaData().getURL();
    String user = any.getMetaData().getUserName();
    any.close();
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    String other =
        url.substring(0, url.lastIndexOf('/', end) + 1) + name.get() + url.substring(end);
    return DriverManager.getConnection(other, user, "");
  }

  @Override
  public String description() {
    return "the server of the tests";
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
