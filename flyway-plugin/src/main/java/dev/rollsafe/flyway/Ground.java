package dev.rollsafe.flyway;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What is in the database before the pending migrations.
 *
 * @param catalog its objects
 * @param sizes how large its tables are, as far as that is known
 * @param version the major version of its server
 * @param notices what is to be said of where this comes from
 */
record Ground(Catalog catalog, TableSizes sizes, int version, List<Notice> notices) {

  /**
   * Reads the live database, or, where that fails, replays the migrations that are applied.
   *
   * @throws SQLException if the connection is gone
   */
  static Ground read(Connection connection, int seconds, Inventory inventory, ScriptReader reader)
      throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    try {
      ServerSchema schema = ServerSchema.read(connection, seconds);
      return new Ground(schema.catalog(), TableSizes.of(schema), version, List.of());
    } catch (SQLException unreadable) {
      if (!connection.isValid(seconds)) {
        throw unreadable;
      }
      Notice notice = new Notice(
          Severity.WARNING,
          "the database",
          "cannot be read, and is taken to be what its applied migrations make of it: "
              + unreadable.getMessage(),
          "grant the role of Flyway what it needs to read the system catalogs, or raise flyway.rollsafe.timeout");
      return new Ground(replayed(inventory, reader), TableSizes.UNKNOWN, version, List.of(notice));
    }
  }

  private static Catalog replayed(Inventory inventory, ScriptReader reader) {
    Catalog catalog = Catalog.empty().enter(0);
    for (MigrationInfo applied : inventory.applied()) {
      Optional<Migration> migration = PendingHistory.migration(applied, inventory, reader);
      if (migration.isPresent()) {
        for (Script part : migration.get().parts()) {
          catalog = catalog.enter(0).replay(part);
        }
      }
    }
    return catalog;
  }

  /**
   * Says whether nothing has ever been migrated here, and nothing else is here either.
   *
   * @param historyTable Flyway's own table, which it may have made a moment ago
   */
  boolean isEmpty(Inventory inventory, String historyTable) {
    if (!inventory.applied().isEmpty() || !catalog.views().isEmpty()) {
      return false;
    }
    for (Table table : catalog.tables()) {
      if (!table.name().name().equals(historyTable)) {
        return false;
      }
    }
    return true;
  }
}
