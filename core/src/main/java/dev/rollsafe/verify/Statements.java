package dev.rollsafe.verify;

import dev.rollsafe.verify.SeedColumns.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the old release says to the database: prepared in its session before a migration, run before it, and again behind it.
 * Whatever they do is rolled back. Those that fail before the migration say nothing and are left out.
 */
final class Statements {

  private record Prepared(String name, String sql) {}

  private final Connection connection;
  private final List<Prepared> prepared = new ArrayList<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** Prepares and runs statements, and keeps those that work. */
  void prepare(List<String> all) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DEALLOCATE ALL");
    }
    prepared.clear();
    for (String sql : all) {
      Prepared candidate = new Prepared("rollsafe_" + prepared.size(), sql);
      if (attempt("PREPARE " + candidate.name() + " AS " + sql).isEmpty()) {
        if (run(candidate).isEmpty()) {
          prepared.add(candidate);
        } else {
          attempt("DEALLOCATE " + candidate.name());
        }
      }
    }
  }

  int size() {
    return prepared.size();
  }

  /** Runs all and returns those that fail. */
  List<Rehearsed.Broken> broken() throws SQLException {
    List<Rehearsed.Broken> broken = new ArrayList<>();
    for (Prepared one : prepared) {
      run(one).ifPresent(error -> broken.add(new Rehearsed.Broken(one.sql(), error)));
    }
    return broken;
  }

  private Optional<String> run(Prepared one) throws SQLException {
    int parameters = parameters(one.sql());
    String values = parameters == 0 ? "" : "(" + "NULL, ".repeat(parameters - 1) + "NULL)";
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      try {
        statement.execute("EXECUTE " + one.name() + values);
        statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        return Optional.empty();
      } catch (SQLException refused) {
        return Optional.of(message(refused));
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  private Optional<String> attempt(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(message(refused));
    }
  }

  /** The highest of {@code $1}, {@code $2}, ... */
  private static int parameters(String sql) {
    int most = 0;
    for (int i = sql.indexOf('$'); i >= 0; i = sql.indexOf('$', i + 1)) {
      int end = i + 1;
      while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
        end++;
      }
      if (end > i + 1 && end - i < 6) {
        most = Math.max(most, Integer.parseInt(sql.substring(i + 1, end)));
      }
    }
    return most;
  }

  static String message(SQLException refused) {
    String text = Objects.requireNonNullElse(refused.getMessage(), refused.toString());
    int line = text.indexOf('\n');
    return (line < 0 ? text : text.substring(0, line)) + " (" + refused.getSQLState() + ")";
  }

  /** Returns what a release that knows every table and column by name may say to them. */
  static List<String> typical(Connection connection, Seeder seeder) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Table table : SeedColumns.of(connection)) {
      List<String> names = new ArrayList<>();
      List<String> same = new ArrayList<>();
      for (SeedColumns.Column column : table.columns()) {
        names.add(column.name());
        if (column.written()) {
          same.add(column.name() + " = " + column.name());
        }
      }
      all.add("SELECT " + String.join(", ", names) + " FROM " + table.name());
      if (!same.isEmpty()) {
        all.add("UPDATE " + table.name() + " SET " + String.join(", ", same));
      }
      all.add("DELETE FROM " + table.name());
      all.add("DELETE FROM " + table.name() + " WHERE false");
      Optional<String> insert = seeder.insert(table, 7);
      insert.ifPresent(all::add);
      for (String key : table.uniqueKeys()) {
        insert.ifPresent(sql -> all.add(sql + " ON CONFLICT (" + key + ") DO NOTHING"));
      }
    }
    return all;
  }
}
