package dev.rollsafe.plan.run;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database; {@code dataSource::getConnection} is one. */
@FunctionalInterface
public interface Connections {

  /**
   * Opens a connection.
   *
   * @throws SQLException if the database cannot be reached
   */
  Connection open() throws SQLException;
}
