package dev.rollsafe.verify;

import dev.rollsafe.verify.SeedTable.Column;
import dev.rollsafe.verify.SeedTable.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Puts rows into empty tables, so that a loss shows. They meet what the table asks of rows as far as that can be found out; a
 * table that takes none of them stays empty, with the server's reason.
 */
final class Seeder {

  private static final int ROWS = 3;

  private final Connection connection;
  private final Attempts attempts;
  private final Map<String, List<Map<String, String>>> checked = new HashMap<>();
  private final SeededRows seeded;
  private final Map<String, String> skipped = new TreeMap<>();
  private final Map<String, String> cleared = new TreeMap<>();

  Seeder(Connection connection) {
    this.connection = connection;
    this.attempts = new Attempts(connection);
    this.seeded = new SeededRows(connection);
  }

  /** Returns why tables stayed empty, by their name. */
  Map<String, String> skipped() {
    Map<String, String> all = new TreeMap<>(cleared);
    all.putAll(skipped);
    return all;
  }

  /** Puts rows into those tables that are empty, and returns whether there were any. */
  boolean seed(List<SeedTable> tables) throws SQLException {
    skipped.clear();
    SortedSet<String> empty = SeedTables.empty(connection, tables);
    for (SeedTable table : tables) {
      if (empty.contains(table.name())) {
        seed(table);
      }
    }
    return !empty.isEmpty();
  }

  private void seed(SeedTable table) throws SQLException {
    String reason = "no value is known for one of its columns";
    for (boolean fewest : new boolean[] {false, true}) {
      List<String> inserts = new ArrayList<>();
      for (int row = 1; row <= ROWS; row++) {
        insert(table, row, fewest).ifPresent(inserts::add);
      }
      List<Optional<Attempts.Refusal>> refusals = attempts.kept(inserts);
      if (refusals.contains(Optional.<Attempts.Refusal>empty())) {
        seeded.remember(table);
        cleared.remove(table.name());
        return;
      }
      if (!refusals.isEmpty()) {
        reason = refusals.get(0).orElseThrow().text();
      }
    }
    skipped.put(table.name(), reason);
  }

  /**
   * Takes the rows it made away again, as a migration refuses them: they are none that the database would have. Rows that
   * migrations made stay.
   */
  void clear(List<SeedTable> tables, String reason) throws SQLException {
    for (String table : seeded.delete(tables)) {
      cleared.put(table, "a migration refuses the rows made for it: " + reason);
    }
  }

  /** Returns the INSERT of another row, as a release would write it. */
  Optional<String> insert(SeedTable table, int row) throws SQLException {
    return insert(table, row, false);
  }

  private Optional<String> insert(SeedTable table, int row, boolean fewest) throws SQLException {
    Map<String, String> given = new HashMap<>(checked(table).get((row - 1) % ROWS));
    for (ForeignKey key : table.foreignKeys()) {
      if (!refer(table, key, row, given)) {
        return Optional.empty();
      }
    }
    StringJoiner names = new StringJoiner(", ");
    StringJoiner values = new StringJoiner(", ");
    for (Column column : table.columns()) {
      boolean left = column.hasDefault() && (column.category().equals("N") || fewest);
      if (!column.written() || left || (fewest && !column.notNull())) {
        continue;
      }
      Optional<String> value =
          Optional.ofNullable(given.get(column.name())).or(() -> usual(column, row));
      if (value.isPresent()) {
        names.add(column.name());
        values.add(value.get());
      } else if (column.notNull() && !column.hasDefault()) {
        return Optional.empty();
      }
    }
    String target = "INSERT INTO " + table.name();
    return Optional.of(
        names.length() == 0
            ? target + " DEFAULT VALUES"
            : target + " (" + names + ") VALUES (" + values + ")");
  }

  private static Optional<String> usual(Column column, int row) {
    if (!column.labels().isEmpty()) {
      return Optional.of(column.labels().get(row % column.labels().size()) + "::" + column.type());
    }
    return MadeUp.value(column.category(), column.baseType(), column.length(), row)
        .map(value -> value + "::" + column.type());
  }

  private List<Map<String, String>> checked(SeedTable table) throws SQLException {
    // The same table with the same checks has the same values.
    String key = table.name() + table.columns() + table.checks();
    List<Map<String, String>> values = checked.get(key);
    if (values == null) {
      values = new CheckedValues(connection).of(table, ROWS);
      checked.put(key, values);
    }
    return values;
  }

  /** Gives all columns of a foreign key the values of one row, or none. */
  private boolean refer(SeedTable table, ForeignKey key, int row, Map<String, String> given)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    boolean nullable = false;
    for (Column column : table.columns()) {
      if (key.columns().contains(column.number())) {
        nullable |= !column.notNull();
      }
    }
    for (Integer number : key.columns()) {
      table.columns().stream().filter(c -> c.number() == number).forEach(columns::add);
    }
    List<String> values = referenced(key, row);
    if (!values.isEmpty()) {
      for (int i = 0; i < columns.size(); i++) {
        given.put(columns.get(i).name(), values.get(i) + "::" + columns.get(i).type());
      }
      return true;
    }
    if (key.referenced() == table.oid() && !nullable) {
      return referToItself(table, key, row, columns, given);
    }
    columns.stream().filter(c -> !c.notNull()).forEach(c -> given.put(c.name(), "NULL"));
    return nullable;
  }

  private static boolean referToItself(
      SeedTable table, ForeignKey key, int row, List<Column> columns, Map<String, String> given) {
    for (int i = 0; i < columns.size(); i++) {
      String name = key.keys().get(i);
      Optional<Column> own =
          table.columns().stream().filter(c -> c.name().equals(name)).findFirst();
      Optional<String> value = Optional.ofNullable(given.get(name))
          .or(() -> own.filter(c -> c.written() && !c.hasDefault()).flatMap(c -> usual(c, row)));
      if (value.isEmpty()) {
        return false;
      }
      given.put(columns.get(i).name(), value.get());
    }
    return true;
  }

  private List<String> referenced(ForeignKey key, int row) throws SQLException {
    StringJoiner names = new StringJoiner("::text), quote_literal(", "quote_literal(", "::text)");
    key.keys().forEach(names::add);
    List<String> values = new ArrayList<>();
    String query = "SELECT " + names + " FROM " + key.table() + " WHERE ("
        + String.join(", ", key.keys()) + ") IS NOT NULL ORDER BY " + String.join(", ", key.keys())
        + " LIMIT " + ROWS;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      for (int i = 0; i <= (row - 1) % ROWS && rows.next(); i++) {
        values.clear();
        for (int column = 1; column <= key.keys().size(); column++) {
          values.add(rows.getString(column));
        }
      }
    }
    return values;
  }
}
