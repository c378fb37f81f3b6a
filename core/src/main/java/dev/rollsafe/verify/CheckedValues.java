package dev.rollsafe.verify;

import dev.rollsafe.verify.SeedTable.Check;
import dev.rollsafe.verify.SeedTable.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Finds values that checks let through: for columns that checks and domains speak of, candidates are put together, and the
 * server says which of their combinations meet all checks.
 */
final class CheckedValues {

  private static final int MOST = 24;
  private static final int FEW = 6;

  private final Connection connection;
  private final Attempts attempts;

  CheckedValues(Connection connection) {
    this.connection = connection;
    this.attempts = new Attempts(connection);
  }

  /**
   * Returns the values of some rows, by the names of the columns; columns that no check speaks of, and those for which nothing
   * was found, are not among them.
   */
  List<Map<String, String>> of(SeedTable table, int rows) throws SQLException {
    List<Map<String, String>> found = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      found.add(new HashMap<>());
    }
    for (Set<Integer> numbers : groups(table)) {
      List<Column> columns = new ArrayList<>();
      for (Column column : table.columns()) {
        if (numbers.contains(column.number()) && column.written()) {
          columns.add(column);
        }
      }
      if (columns.size() == numbers.size()) {
        find(table, columns, numbers, found);
      }
    }
    return found;
  }

  /** Returns the sets of columns that checks bind together. */
  private static List<Set<Integer>> groups(SeedTable table) {
    List<Set<Integer>> groups = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.domainChecks().isEmpty()) {
        groups.add(new TreeSet<>(Set.of(column.number())));
      }
    }
    for (Check check : table.checks()) {
      Set<Integer> joined = new TreeSet<>(check.columns());
      groups.removeIf(group -> {
        boolean shared = group.stream().anyMatch(joined::contains);
        if (shared) {
          joined.addAll(group);
        }
        return shared;
      });
      if (!joined.isEmpty()) {
        groups.add(joined);
      }
    }
    return groups;
  }

  private void find(
      SeedTable table, List<Column> columns, Set<Integer> numbers, List<Map<String, String>> found)
      throws SQLException {
    StringJoiner where = new StringJoiner(") IS NOT FALSE AND (", " WHERE (", ") IS NOT FALSE");
    where.setEmptyValue("");
    StringBuilder told = new StringBuilder();
    for (Check check : table.checks()) {
      if (numbers.containsAll(check.columns()) && !check.columns().isEmpty()) {
        where.add(check.expression());
        told.append(check.expression()).append(' ');
      }
    }
    StringJoiner names = new StringJoiner(", ");
    StringJoiner nulls = new StringJoiner(" + ");
    StringJoiner from = new StringJoiner(" CROSS JOIN ");
    for (Column column : columns) {
      List<String> values = candidates(column, told.toString(), columns.size());
      if (values.isEmpty()) {
        return;
      }
      names.add("quote_nullable(" + column.name() + "::text)");
      nulls.add("(" + column.name() + " IS NULL)::int");
      from.add("(VALUES (" + String.join("), (", values) + ")) v" + column.number() + " ("
          + column.name() + ")");
    }
    String query = "SELECT " + names + " FROM " + from + where + " ORDER BY " + nulls + " LIMIT "
        + found.size();
    read(query, columns, found);
  }

  private void read(String query, List<Column> columns, List<Map<String, String>> found)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int row = 0;
      while (rows.next()) {
        for (int i = 0; i < columns.size(); i++) {
          Column column = columns.get(i);
          found.get(row).put(column.name(), rows.getString(i + 1) + "::" + column.type());
        }
        row++;
      }
      for (int other = row; row > 0 && other < found.size(); other++) {
        found.get(other).putAll(found.get(0));
      }
    } catch (SQLException notForUs) {
      // A check that can't be asked apart from its table; the server will say whether the usual
      // values do.
      found.forEach(row -> columns.forEach(column -> row.remove(column.name())));
    }
  }

  /** Returns candidates that have the column's type, the null last. */
  private List<String> candidates(Column column, String checks, int columns) throws SQLException {
    Set<String> literals = new LinkedHashSet<>(column.labels());
    literals.addAll(MadeUp.constants(checks + column.domainChecks()));
    for (int row = 1; row <= 3; row++) {
      MadeUp.value(column.category(), column.baseType(), column.length(), row)
          .ifPresent(literals::add);
    }
    literals.addAll(MadeUp.others(column.category()));
    List<String> typed = new ArrayList<>();
    List<String> tries = new ArrayList<>();
    for (String literal : literals) {
      typed.add("(" + literal + ")::" + column.type());
      tries.add("SELECT " + typed.get(typed.size() - 1));
    }
    List<String> values = new ArrayList<>();
    List<Optional<Attempts.Refusal>> refusals = attempts.undone(tries);
    int most = columns <= 2 ? MOST : FEW;
    for (int i = 0; i < typed.size() && values.size() < most; i++) {
      if (refusals.get(i).isEmpty()) {
        values.add(typed.get(i));
      }
    }
    if (!column.notNull()) {
      values.add("NULL::" + column.type());
    }
    return values;
  }
}
