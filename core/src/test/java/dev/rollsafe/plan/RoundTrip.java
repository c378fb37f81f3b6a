package dev.rollsafe.plan;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.verify.Difference;
import dev.rollsafe.verify.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Applies migrations on a server and takes each back again within a savepoint, to compare the schema with what it was. */
final class RoundTrip {

  private final Connection connection;
  private Snapshot schema;

  RoundTrip(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    schema = Snapshot.of(connection);
    connection.commit();
  }

  /** Applies a migration; what was there before is what the down scripts are measured by. */
  Snapshot up(Migration migration) throws SQLException {
    Snapshot before = schema;
    for (String sql : statements(migration)) {
      boolean own = sql.matches("(?is)\\s*alter\\s+type\\s.*\\badd\\s+value\\b.*");
      if (own) {
        connection.commit();
      }
      run(sql);
      if (own) {
        connection.commit();
      }
    }
    connection.commit();
    run("RESET ALL");
    schema = Snapshot.of(connection);
    connection.commit();
    return before;
  }

  /** Runs a down script and says how the schema differs from {@code before}, or why it failed; nothing if it is the same. */
  String down(List<String> statements, Snapshot before) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    String at = "";
    try {
      for (String sql : statements) {
        at = sql;
        run(sql);
      }
      run("RESET ALL");
      return difference(before, Snapshot.of(connection));
    } catch (SQLException failed) {
      return "  ! " + failed.getMessage().lines().findFirst().orElse("") + "\n    in " + at.strip()
          + "\n";
    } finally {
      connection.rollback(savepoint);
      connection.rollback();
    }
  }

  /** Columns made again stand at the end of their table: nothing can be done about that. */
  static String difference(Snapshot before, Snapshot after) {
    StringBuilder text = new StringBuilder();
    for (Difference difference : before.differences(after)) {
      if (!difference.property().equals("order of columns")) {
        text.append("  ").append(difference).append('\n');
      }
    }
    return text.toString();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> statements(Migration migration) {
    List<String> statements = new ArrayList<>();
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        String sql = splitter.span().of(part.text());
        if (!sql.matches("(?is)\\s*(begin|commit|end|start\\s+transaction)\\b[^;]{0,20};?\\s*")) {
          statements.add(sql.replaceAll("(?i)\\bconcurrently\\b", " "));
        }
      }
    }
    return statements;
  }

  static List<String> statements(DownScript script) {
    List<String> statements = new ArrayList<>();
    for (Reversal reversal : script.reversals()) {
      for (String sql : reversal.statements()) {
        statements.add(sql.replaceAll("\\bCONCURRENTLY\\b", " "));
      }
    }
    return statements;
  }
}
