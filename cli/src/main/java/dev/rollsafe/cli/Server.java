package dev.rollsafe.cli;

import dev.rollsafe.scratch.JdbcUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Connections to PostgreSQL servers; the driver is loaded when the first one is asked for. */
final class Server {

  private static final String PREFIX = "jdbc:postgresql:";

  private Server() {}

  /**
   * Connects. The password is PGPASSWORD, or what the driver finds in the password file; it is never shown.
   *
   * @param seconds how long it may take
   */
  static Connection connect(String url, Optional<String> user, int seconds) throws SQLException {
    if (!url.startsWith(PREFIX)) {
      throw new SQLException(
          "only PostgreSQL is understood, write " + PREFIX + "//HOST:PORT/DATABASE", "08001");
    }
    Properties properties = new Properties();
    user.or(() -> Optional.ofNullable(System.getenv("PGUSER")))
        .ifPresent(name -> properties.setProperty("user", name));
    Optional.ofNullable(System.getenv("PGPASSWORD"))
        .ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "rollsafe");
    properties.setProperty("connectTimeout", String.valueOf(seconds));
    properties.setProperty("loginTimeout", String.valueOf(seconds));
    properties.setProperty("socketTimeout", String.valueOf(2 * seconds + 10));
    Connection connection = DriverManager.getConnection(url, properties);
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < 13) {
      connection.close();
      throw new SQLException(
          "PostgreSQL " + version + " is too old: 13 to 18 are understood", "08001");
    }
    return connection;
  }

  /** Says what went wrong and what to do, without what may be secret in the URL. */
  static String explain(SQLException failed, String url) {
    String where = JdbcUrl.withoutSecrets(url);
    String state = Objects.requireNonNullElse(failed.getSQLState(), "");
    String message =
        Objects.requireNonNullElse(failed.getMessage(), failed.toString()).replace(url, where);
    String advice = switch (state) {
      case "28P01", "28000" -> "; set --user, and the password in PGPASSWORD or ~/.pgpass";
      case "08001", "08004", "08006" -> "; is the server there, and the URL right?";
      case "3D000" -> "; name a database that exists";
      case "57014", "55P03" -> "; --timeout gives it more time";
      case "42501" -> "; the user must be allowed to read the catalog";
      default -> "";
    };
    return where + ": " + message.strip() + advice;
  }
}
