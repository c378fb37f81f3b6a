package dev.rollsafe.verify;

import dev.rollsafe.verify.Rehearsed.Broken;
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
import java.util.TreeMap;

/**
 * What the old release says to the database: prepared in its session before a migration, run before it, and again behind it.
 * Whatever they do is rolled back. Those that fail before the migration say nothing and are left out. Parameters get made-up
 * values, or else nulls.
 */
final class Statements {

  /** What a run showed: what no longer runs, and what was refused for a value that was made up. */
  record Outcome(List<Broken> broken, List<Broken> undecided) {}

  private record Prepared(OldStatement statement, String execute, boolean nulls) {

    /** Says whether a refusal may be the fault of a value that nobody but us would send. */
    boolean isOursToBlame(Attempts.Refusal refusal) {
      boolean guessed = statement.madeUp() || execute.endsWith(")");
      // A column that the statement does not know lacks a value, whatever the others are; a label
      // that
      // is gone was one of the schema's.
      boolean certain =
          refusal.state().equals("22P02") || (refusal.state().equals("23502") && !nulls);
      return guessed && refusal.ofValues() && !certain;
    }
  }

  private static final String NAME = "rollsafe_old_";
  private static final String PARAMETERS = """
      SELECT p.name, format_type(t.oid, NULL), t.typcategory::text,
             (SELECT quote_literal(e.enumlabel) FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder LIMIT 1)
        FROM pg_prepared_statements p, unnest(p.parameter_types) WITH ORDINALITY u (type, place) JOIN pg_type t ON t.oid = u.type
       WHERE p.name LIKE 'rollsafe\\_old\\_%' ORDER BY p.name, u.place
      """;

  private final Connection connection;
  private final Attempts attempts;
  private final List<Prepared> prepared = new ArrayList<>();
  private final Map<String, String> unusable = new TreeMap<>();

  Statements(Connection connection) {
    this.connection = connection;
    this.attempts = new Attempts(connection);
  }

  /** Prepares and runs statements, and keeps those that work. */
  void prepare(List<OldStatement> all) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (OldStatement one : all) {
      String name = NAME + names.size();
      names.add(name);
      String types = one.types().isEmpty() ? "" : " (" + String.join(", ", one.types()) + ")";
      sql.add("PREPARE " + name + types + " AS " + one.sql());
    }
    List<Optional<Attempts.Refusal>> refusals = attempts.kept(sql);
    Map<String, List<String>> values = values();
    List<Prepared> first = new ArrayList<>();
    List<Prepared> second = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<String> given = values.getOrDefault(names.get(i), List.of());
      if (refusals.get(i).isPresent()) {
        unusable.put(all.get(i).sql(), refusals.get(i).get().text());
      } else {
        first.add(prepared(all.get(i), names.get(i), given, given.contains("NULL")));
        second.add(prepared(
            all.get(i), names.get(i), given.stream().map(value -> "NULL").toList(), true));
      }
    }
    keepWhatRuns(first, second);
  }

  private static Prepared prepared(
      OldStatement statement, String name, List<String> values, boolean nulls) {
    String arguments = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
    return new Prepared(statement, "EXECUTE " + name + arguments, nulls);
  }

  /** Runs each with its values, and those that are refused with nulls. */
  private void keepWhatRuns(List<Prepared> first, List<Prepared> second) throws SQLException {
    List<Optional<Attempts.Refusal>> refusals = run(first);
    List<Prepared> again = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (refusals.get(i).isEmpty()) {
        prepared.add(first.get(i));
      } else if (second.get(i).execute().endsWith(")")) {
        again.add(second.get(i));
      } else {
        unusable.put(first.get(i).statement().sql(), refusals.get(i).get().text());
      }
    }
    refusals = run(again);
    for (int i = 0; i < again.size(); i++) {
      if (refusals.get(i).isEmpty()) {
        prepared.add(again.get(i));
      } else {
        unusable.put(again.get(i).statement().sql(), refusals.get(i).get().text());
      }
    }
    unusable
        .keySet()
        .removeAll(prepared.stream().map(one -> one.statement().sql()).toList());
  }

  private List<Optional<Attempts.Refusal>> run(List<Prepared> statements) throws SQLException {
    return attempts.undone(statements.stream().map(Prepared::execute).toList());
  }

  /** Returns values for the parameters of each statement that has some, by its name. */
  private Map<String, List<String>> values() throws SQLException {
    Map<String, List<String>> values = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PARAMETERS)) {
      while (rows.next()) {
        List<String> given = values.computeIfAbsent(rows.getString(1), name -> new ArrayList<>());
        String type = rows.getString(2);
        String label = rows.getString(4);
        Optional<String> value = label != null
            ? Optional.of(label)
            : MadeUp.value(rows.getString(3), type, 0, given.size() + 1);
        given.add(value.map(literal -> literal + "::" + type).orElse("NULL"));
      }
    }
    return values;
  }

  /** Returns the statements that run. */
  List<String> names() {
    return prepared.stream().map(one -> one.statement().sql()).toList();
  }

  int size() {
    return prepared.size();
  }

  /** Returns the statements that could not be run before the migration, with the server's reason. */
  Map<String, String> unusable() {
    return unusable;
  }

  /** Runs all again. */
  Outcome run() throws SQLException {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    List<Optional<Attempts.Refusal>> refusals = run(prepared);
    for (int i = 0; i < prepared.size(); i++) {
      if (refusals.get(i).isPresent()) {
        Attempts.Refusal refusal = refusals.get(i).get();
        Broken told = new Broken(prepared.get(i).statement().sql(), refusal.text());
        (prepared.get(i).isOursToBlame(refusal) ? outcome.undecided() : outcome.broken()).add(told);
      }
    }
    return outcome;
  }

  /** Takes all back that was prepared. */
  void close() throws SQLException {
    StringBuilder deallocate = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(
          "SELECT name FROM pg_prepared_statements WHERE name LIKE 'rollsafe\\_old\\_%'")) {
        while (rows.next()) {
          deallocate.append("DEALLOCATE ").append(rows.getString(1)).append(';');
        }
      }
      if (deallocate.length() > 0) {
        statement.execute(deallocate.toString());
      }
    }
    prepared.clear();
  }

  static String message(SQLException refused) {
    String text = Objects.requireNonNullElse(refused.getMessage(), refused.toString());
    int line = text.indexOf('\n');
    return (line < 0 ? text : text.substring(0, line)) + " (" + refused.getSQLState() + ")";
  }
}
