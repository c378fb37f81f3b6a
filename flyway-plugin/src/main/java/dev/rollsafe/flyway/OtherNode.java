package dev.rollsafe.flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Another node of the application that starts at the same time. */
final class OtherNode {

  /** Flyway's lock is the letters of its name as a number, plus a hash of its history table that may borrow from the upper half. */
  private static final String QUERY = """
      SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objsubid = 1
         AND l.classid IN (18027, 18028) AND l.granted AND l.pid <> pg_backend_pid())
      """;

  private static final long PAUSE = 500;

  private OtherNode() {}

  /** Says whether one runs migrations on this database now. */
  static boolean isMigrating(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Waits a moment; false where this node is told to stop. */
  static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
