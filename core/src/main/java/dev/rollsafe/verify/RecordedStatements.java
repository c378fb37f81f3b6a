package dev.rollsafe.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements that a server has counted (extension {@code pg_stat_statements}, manual, appendix F), with {@code $1} for values. */
public final class RecordedStatements {

  /** The function is there in whatever schema the extension is. */
  private static final String FIND = """
      SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
       WHERE e.extname = 'pg_stat_statements'
      """;

  private static final String READ = """
      SELECT DISTINCT s.query FROM %s.pg_stat_statements s
       WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND s.query ~* '^\\s*(/\\*.*?\\*/\\s*)*(select|insert|update|delete|with|values|merge)\\M'
         AND s.query !~* '\\m(pg_catalog|information_schema)\\M'
       ORDER BY 1
      """;

  private RecordedStatements() {}

  /**
   * Reads those of the connection's database; nothing is written.
   *
   * @throws SQLException if the extension is not there, or may not be read
   */
  public static List<OldStatement> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String schema;
      try (ResultSet rows = statement.executeQuery(FIND)) {
        if (!rows.next()) {
          throw new SQLException(
              "the extension pg_stat_statements is not in this database", "42704");
        }
        schema = rows.getString(1);
      }
      List<OldStatement> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(READ.formatted(schema))) {
        while (rows.next()) {
          found.add(new OldStatement(rows.getString(1), List.of(), false));
        }
      }
      return found;
    }
  }
}
