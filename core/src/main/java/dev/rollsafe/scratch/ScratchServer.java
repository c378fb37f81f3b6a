package dev.rollsafe.scratch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A PostgreSQL server to try things on. What we started ourselves is gone when it is closed. */
public interface ScratchServer extends AutoCloseable {

  /**
   * Connects, in autocommit mode.
   *
   * @param database the database; empty for the one that is there anyway
   */
  Connection connect(Optional<String> database) throws SQLException;

  /** Says which server it is and where it comes from, without anything secret. */
  String description();

  @Override
  void close() throws IOException;
}
