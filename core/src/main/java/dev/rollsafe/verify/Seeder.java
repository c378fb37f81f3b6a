package dev.rollsafe.verify;

import dev.rollsafe.verify.SeedColumns.Column;
import dev.rollsafe.verify.SeedColumns.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts rows into empty tables, so that a loss shows: foreign keys, unique keys, enums and domains are respected, and checks as
 * far as their literals tell. A table for which none of its tries is taken stays empty, with the reason.
 */
final class Seeder {

  private static final int ROWS = 3;

  /** How values are chosen, one try after the other. */
  private enum Try {
    PLAIN,
    LITERALS,
    /** Only what must be there. */
    FEWEST
  }

  private final Connection connection;
  private final Map<String, Try> taken = new TreeMap<>();
  private final Map<String, String> skipped = new TreeMap<>();
  private final Map<String, String> cleared = new TreeMap<>();

  Seeder(Connection connection) {
    this.connection = connection;
  }

  /** Returns why tables stayed empty, by their name. */
  Map<String, String> skipped() {
    Map<String, String> all = new TreeMap<>(cleared);
    all.putAll(skipped);
    return all;
  }

  void seed() throws SQLException {
    skipped.clear();
    for (Table table : SeedColumns.of(connection)) {
      if (isEmpty(table.name())) {
        seed(table);
      }
    }
  }

  private boolean isEmpty(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT FROM " + table + " LIMIT 1")) {
      return !rows.next();
    }
  }

  private void seed(Table table) throws SQLException {
    String reason = "";
    for (Try attempt : Try.values()) {
      Optional<String> sql = insert(table, attempt, 1);
      if (sql.isEmpty()) {
        continue;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN");
        try {
          for (int row = 1; row <= ROWS; row++) {
            statement.execute(insert(table, attempt, row).orElseThrow());
          }
          statement.execute("COMMIT");
          taken.put(table.name(), attempt);
          return;
        } catch (SQLException refused) {
          statement.execute("ROLLBACK");
          reason = Statements.message(refused);
        }
      }
    }
    skipped.put(
        table.name(), reason.isEmpty() ? "no value is known for one of its columns" : reason);
  }

  /** Takes the rows it made away again, as a migration refuses them; they are none that the database would have. */
  void clear(String reason) throws SQLException {
    List<Table> tables = SeedColumns.of(connection);
    try (Statement statement = connection.createStatement()) {
      for (int i = tables.size() - 1; i >= 0; i--) {
        String name = tables.get(i).name();
        if (taken.remove(name) != null) {
          statement.execute("DELETE FROM " + name);
          cleared.put(name, "a migration refuses the rows made for it: " + reason);
        }
      }
    }
  }

  /** Returns the INSERT of another row into a table that could be seeded, as a release would write it. */
  Optional<String> insert(Table table, int row) {
    Try attempt = taken.get(table.name());
    return insert(table, attempt == null ? Try.PLAIN : attempt, row);
  }

  private static Optional<String> insert(Table table, Try attempt, int row) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean left = column.hasDefault() && (isNumber(column) || attempt == Try.FEWEST);
      if (!column.written() || left || (attempt == Try.FEWEST && !column.notNull())) {
        continue;
      }
      Optional<String> value = value(column, attempt, row);
      if (value.isPresent()) {
        names.add(column.name());
        values.add(value.get());
      } else if (column.notNull() && !column.hasDefault()) {
        return Optional.empty();
      }
    }
    String target = "INSERT INTO " + table.name();
    return Optional.of(
        names.isEmpty()
            ? target + " DEFAULT VALUES"
            : target + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values)
                + ")");
  }

  private static boolean isNumber(Column column) {
    return column.category().equals("N");
  }

  private static Optional<String> value(Column column, Try attempt, int row) {
    if (column.referenced().isPresent()) {
      String[] parts = column.referenced().get().split("\n", 2);
      return Optional.of("(SELECT " + parts[1] + " FROM " + parts[0] + " ORDER BY 1 OFFSET "
          + (row - 1) % ROWS + " LIMIT 1)");
    }
    if (attempt == Try.LITERALS && !column.literals().isEmpty()) {
      return Optional.of(column.literals().get(row % column.literals().size()));
    }
    if (column.typtype().equals("e")) {
      return column.labels().isEmpty()
          ? Optional.empty()
          : Optional.of(column.labels().get(row % column.labels().size()));
    }
    return plain(column, row).map(value -> value + "::" + column.type());
  }

  private static Optional<String> plain(Column column, int row) {
    return switch (column.category()) {
      case "N" -> Optional.of(String.valueOf(row));
      case "B" -> Optional.of(row % 2 == 0 ? "'t'" : "'f'");
      case "S" -> Optional.of(text(column, row));
      case "D" ->
        Optional.of(
            column.type().startsWith("time ")
                ? "'10:0" + row % 10 + "'"
                : "'2020-01-0" + (row % 9 + 1) + "'");
      case "T" -> Optional.of("'" + row + " hours'");
      case "I" -> Optional.of("'10.0.0." + row + "'");
      case "A" -> Optional.of("'{}'");
      case "R" -> Optional.of("'empty'");
      default -> special(column.type().toLowerCase(Locale.ROOT), row);
    };
  }

  private static String text(Column column, int row) {
    String text = "text " + row;
    int length = column.length();
    return "'"
        + (length > 0 && text.length() > length ? text.substring(text.length() - length) : text)
        + "'";
  }

  private static Optional<String> special(String type, int row) {
    return switch (type) {
      case "uuid" -> Optional.of("'00000000-0000-4000-8000-00000000000" + row % 10 + "'");
      case "json", "jsonb" -> Optional.of("'{\"n\": " + row + "}'");
      case "bytea" -> Optional.of("'\\x0" + row % 10 + "'");
      case "xml" -> Optional.of("'<n>" + row + "</n>'");
      case "tsvector" -> Optional.of("'word" + row + "'");
      case "macaddr" -> Optional.of("'08:00:2b:01:02:0" + row % 10 + "'");
      default -> Optional.empty();
    };
  }
}
