package dev.rollsafe.verify;

import dev.rollsafe.script.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Tries many statements in one round trip, each in a subtransaction of its own. Deferred constraints are asked at once. What
 * they do is kept, or rolled back one by one.
 */
final class Attempts {

  /**
   * Why the server refused a statement.
   *
   * @param state the SQLSTATE
   * @param message what it said
   */
  record Refusal(String state, String message) {

    /** Says it as a line. */
    String text() {
      return "ERROR: " + message + " (" + state + ")";
    }

    /** Says whether values are at fault, which another row would not have: classes 22 and 23 (manual, appendix A). */
    boolean ofValues() {
      return state.startsWith("22") || state.startsWith("23");
    }
  }

  /** A code that no server gives (manual, section 43.9.1: any five letters and digits will do). */
  private static final String DONE = "RS000";

  private static final String BLOCK = """
      DO $rollsafe_attempts$
      DECLARE
        sql text; state text; said text; told text := '';
      BEGIN
        FOREACH sql IN ARRAY ARRAY[%s]::text[] LOOP
          BEGIN
            EXECUTE sql;
            SET CONSTRAINTS ALL IMMEDIATE;
            %s
            told := told || E'\\n';
          EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, said = MESSAGE_TEXT;
            told := told || CASE state WHEN 'RS000' THEN '' ELSE state || ' ' || translate(said, E'\\n\\r', '  ') END || E'\\n';
          END;
        END LOOP;
        PERFORM set_config('rollsafe.told', told, false);
      END $rollsafe_attempts$;
      SELECT current_setting('rollsafe.told')
      """;

  private final Connection connection;

  Attempts(Connection connection) {
    this.connection = connection;
  }

  /** Runs statements and takes each back. */
  List<Optional<Refusal>> undone(List<String> statements) throws SQLException {
    return run(statements, "RAISE EXCEPTION USING ERRCODE = '" + DONE + "';");
  }

  /** Runs statements; what those do that are not refused stays. */
  List<Optional<Refusal>> kept(List<String> statements) throws SQLException {
    return run(statements, "");
  }

  private List<Optional<Refusal>> run(List<String> statements, String end) throws SQLException {
    List<Optional<Refusal>> results = new ArrayList<>();
    if (statements.isEmpty()) {
      return results;
    }
    StringJoiner list = new StringJoiner(",\n");
    statements.forEach(sql -> list.add(Sql.literal(sql)));
    for (String line : ask(BLOCK.formatted(list, end)).split("\n", -1)) {
      if (results.size() < statements.size()) {
        results.add(
            line.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(line.substring(0, 5), line.substring(6))));
      }
    }
    return results;
  }

  private String ask(String block) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(block);
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return Objects.requireNonNullElse(rows.getString(1), "");
      }
    }
  }
}
