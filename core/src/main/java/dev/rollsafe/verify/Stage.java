package dev.rollsafe.verify;

import dev.rollsafe.scratch.ScratchDatabase;
import dev.rollsafe.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;

/** The scratch database that a rehearsal is held in, with one session for the migrations and one that looks at the catalog. */
final class Stage implements AutoCloseable {

  private final ScratchDatabase database;
  private final Connection connection;
  private final Connection observer;
  private final Snapshots snapshots;

  Stage(ScratchServer server) throws SQLException {
    database = ScratchDatabase.create(server);
    connection = database.connect();
    observer = database.connect();
    snapshots = new Snapshots(observer);
  }

  Connection connection() {
    return connection;
  }

  Snapshot snapshot() throws SQLException {
    return snapshots.take();
  }

  @Override
  public void close() throws SQLException {
    observer.close();
    connection.close();
    database.close();
  }
}
