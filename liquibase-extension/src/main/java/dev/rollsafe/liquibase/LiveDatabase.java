package dev.rollsafe.liquibase;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.release.HeldContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/** The database that an update is about. */
final class LiveDatabase {

  /** How long one look at the catalog may take, in seconds. */
  private static final int SECONDS = 30;

  private final Database database;

  LiveDatabase(Database database) {
    this.database = database;
  }

  /** Says whether it is one whose SQL is understood. */
  boolean isPostgres() {
    return database.getClass() == PostgresDatabase.class;
  }

  /** Returns the major version of the server. */
  Optional<Integer> majorVersion() {
    try {
      int major = database.getDatabaseMajorVersion();
      return major > 0 ? Optional.of(major) : Optional.empty();
    } catch (DatabaseException unknown) {
      return Optional.empty();
    }
  }

  /** A question to the database. */
  @FunctionalInterface
  interface Question<R> {
    R ask(Connection connection) throws SQLException;
  }

  /**
   * Asks something, on Liquibase's own connection in autocommit mode; empty where Liquibase works offline.
   *
   * @throws DatabaseException if the database cannot be asked
   */
  private <R> Optional<R> ask(Question<R> question) throws DatabaseException {
    if (!(database.getConnection() instanceof JdbcConnection jdbc)) {
      return Optional.empty();
    }
    Connection lent = jdbc.getUnderlyingConnection();
    try {
      boolean autoCommit = lent.getAutoCommit();
      if (!autoCommit) {
        // Between changesets nothing is open but reads, and a transaction must begin with its
        // isolation.
        lent.commit();
        lent.setAutoCommit(true);
      }
      try {
        return Optional.of(question.ask(lent));
      } finally {
        lent.setAutoCommit(autoCommit);
      }
    } catch (SQLException failed) {
      throw new DatabaseException(
          "Rollsafe cannot read the catalog of the database: " + failed.getMessage(), failed);
    }
  }

  /**
   * Reads what is in it; empty where Liquibase works offline.
   *
   * @throws DatabaseException if the database cannot be asked
   */
  Optional<ServerSchema> schema() throws DatabaseException {
    return ask(connection -> ServerSchema.read(connection, SECONDS));
  }

  /**
   * Returns the contracts among migrations that must not run now; none where Liquibase works offline.
   *
   * @throws DatabaseException if the database cannot be asked
   */
  List<HeldContract> heldAmong(List<Migration> migrations) throws DatabaseException {
    return ask(connection -> HeldContract.among(migrations, connection)).orElse(List.of());
  }

  /** Says whether it holds no table but those of Liquibase and of Rollsafe themselves. */
  boolean isNew(ServerSchema schema) {
    Set<String> own = Set.of(
        database.getDatabaseChangeLogTableName().toLowerCase(Locale.ROOT),
        database.getDatabaseChangeLogLockTableName().toLowerCase(Locale.ROOT));
    for (ObjectName table : schema.sizes().keySet()) {
      if (!own.contains(table.name().toLowerCase(Locale.ROOT))
          && !table.schema().equals("rollsafe")) {
        return false;
      }
    }
    return true;
  }
}
