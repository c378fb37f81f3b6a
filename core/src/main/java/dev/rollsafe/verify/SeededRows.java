package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows that a {@link Seeder} made: by their primary keys, or by their number where a table has none. */
final class SeededRows {

  /** The rows of one table: the columns of the key, and its values; or how many there are. */
  private record Rows(List<String> key, String keys, long count) {}

  private final Connection connection;
  private final Attempts attempts;
  private final Map<Long, Rows> made = new HashMap<>();

  SeededRows(Connection connection) {
    this.connection = connection;
    this.attempts = new Attempts(connection);
  }

  /** Remembers all rows of a table that was empty. */
  void remember(SeedTable table) throws SQLException {
    String keys = table.primaryKey().isEmpty()
        ? "NULL"
        : "string_agg(quote_literal(" + text(table.primaryKey()) + "), ', ')";
    String query = "SELECT count(*), " + keys + " FROM " + table.name();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      made.put(
          table.oid(),
          new Rows(
              table.primaryKey(),
              Objects.requireNonNullElse(rows.getString(2), ""),
              rows.getLong(1)));
    }
  }

  private static String text(List<String> key) {
    return "concat_ws('|', " + String.join(", ", key) + ")";
  }

  /** Deletes them, those that refer to others first, and returns the tables that had some. */
  List<String> delete(List<SeedTable> tables) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (int i = tables.size() - 1; i >= 0; i--) {
      SeedTable table = tables.get(i);
      Optional<String> condition =
          Optional.ofNullable(made.remove(table.oid())).map(rows -> condition(table, rows));
      if (condition.isPresent()) {
        names.add(table.name());
        deletes.add("DELETE FROM " + table.name() + " WHERE " + condition.get());
      }
    }
    attempts.kept(deletes);
    return names;
  }

  private static String condition(SeedTable table, Rows rows) {
    // Without its key a row of ours can be told from those of migrations only if there are none of
    // these.
    return rows.key().isEmpty() || !rows.key().equals(table.primaryKey())
        ? "(SELECT count(*) FROM " + table.name() + ") = " + rows.count()
        : text(rows.key()) + " IN (" + rows.keys() + ")";
  }
}
