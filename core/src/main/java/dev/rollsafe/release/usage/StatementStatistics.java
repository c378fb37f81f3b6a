package dev.rollsafe.release.usage;

import dev.rollsafe.catalog.Catalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The statements that a server has counted ({@code pg_stat_statements}), read as statements: a column of that name of another
 * table does not count, and neither do migrations, which change the schema.
 */
public final class StatementStatistics {

  private static final String EXTENSION = """
      SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
       WHERE e.extname = 'pg_stat_statements'
      """;

  private static final String NOT_LOADED = "55000";

  private final List<Counted> statements = new ArrayList<>();
  private final List<Unjudged> unjudged = new ArrayList<>();
  private final Optional<Instant> soakBegins;
  private String since = "";

  /**
   * A statement.
   *
   * @param sql its text
   * @param calls how often it ran
   * @param role who ran it
   */
  private record Counted(String sql, long calls, String role) {}

  private StatementStatistics(Optional<Instant> soakBegins) {
    this.soakBegins = soakBegins;
  }

  /**
   * Reads the statements of a database, in a transaction that may write nothing.
   *
   * @param connection in autocommit mode, as a role that may read them all ({@code pg_read_all_stats})
   * @param seconds how long a query may take
   * @param soakBegins when the statistics must have begun at the latest to tell of a whole soak
   */
  public static StatementStatistics read(
      Connection connection, int seconds, Optional<Instant> soakBegins) throws SQLException {
    StatementStatistics statistics = new StatementStatistics(soakBegins);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '" + seconds + "s'");
      statistics.read(statement, connection.getMetaData().getDatabaseMajorVersion());
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return statistics;
  }

  private void read(Statement statement, int version) throws SQLException {
    Optional<String> schema = Optional.empty();
    try (ResultSet row = statement.executeQuery(EXTENSION)) {
      if (row.next()) {
        schema = Optional.of(row.getString(1));
      }
    }
    if (schema.isEmpty()) {
      doubt("the extension is not there: nothing is known of what ran");
      return;
    }
    try {
      statements(statement, schema.get());
      if (version >= 14) {
        info(statement, schema.get());
      } else {
        doubt("before PostgreSQL 14 it does not tell since when it counts");
      }
    } catch (SQLException failed) {
      if (!NOT_LOADED.equals(failed.getSQLState())) {
        throw failed;
      }
      doubt("is not in shared_preload_libraries: nothing is known of what ran");
    }
  }

  private void statements(Statement statement, String schema) throws SQLException {
    long hidden = 0;
    try (ResultSet rows = statement.executeQuery(
        "SELECT s.query, s.calls, s.userid::regrole::text, s.queryid IS NULL FROM " + schema
            + ".pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database()")) {
      while (rows.next()) {
        if (rows.getBoolean(4)) {
          hidden++;
        } else {
          statements.add(new Counted(rows.getString(1), rows.getLong(2), rows.getString(3)));
        }
      }
    }
    if (hidden > 0) {
      doubt(hidden + " statements of other roles are hidden; ask as a member of pg_read_all_stats");
    }
  }

  private void info(Statement statement, String schema) throws SQLException {
    try (ResultSet row = statement.executeQuery(
        "SELECT dealloc, stats_reset FROM " + schema + ".pg_stat_statements_info")) {
      row.next();
      if (row.getLong(1) > 0) {
        doubt("statements were thrown out " + row.getLong(1)
            + " times to make room; raise pg_stat_statements.max");
      }
      Timestamp reset = row.getTimestamp(2);
      since = " since " + reset.toInstant();
      soakBegins
          .filter(begin -> reset.toInstant().isAfter(begin))
          .ifPresent(begin -> doubt(
              "counts since " + reset.toInstant() + ", later than the soak began (" + begin + ")"));
    }
  }

  private void doubt(String reason) {
    unjudged.add(Unjudged.unread("pg_stat_statements", reason));
  }

  /**
   * Returns the statements that use a side.
   *
   * @param catalog which tables have which columns
   */
  public List<Usage> of(Side side, Catalog catalog) {
    SqlJudge judge = new SqlJudge(Optional.of(catalog));
    List<Usage> usages = new ArrayList<>();
    for (Counted statement : statements) {
      String lower = statement.sql().toLowerCase(Locale.ROOT);
      if (!lower.contains(side.word()) && !lower.contains(side.table().toLowerCase(Locale.ROOT))) {
        continue;
      }
      SqlReader.read(statement.sql())
          .map(facts -> judge.judge(side, facts, statement.sql()))
          .filter(opinion -> opinion.certainty().counts())
          .ifPresent(opinion -> usages.add(new Usage(
              opinion.certainty(),
              "pg_stat_statements, role " + statement.role() + ", " + statement.calls() + " calls"
                  + since,
              opinion.reason(),
              statement.sql())));
    }
    usages.sort((a, b) -> a.certainty().compareTo(b.certainty()));
    return usages;
  }

  /** Returns what the statistics do not tell. */
  public List<Unjudged> unjudged() {
    return List.copyOf(unjudged);
  }
}
