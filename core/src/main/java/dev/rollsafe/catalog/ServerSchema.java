package dev.rollsafe.catalog;

import dev.rollsafe.sql.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server says is in a database: the statements that make it, printed by the server itself, and how large its tables
 * are. There is one way into a {@link Catalog}: those statements are read and replayed as any script is.
 *
 * @param version the server's major version
 * @param script the statements
 * @param sizes the tables and materialized views, of partitioned tables all partitions together
 */
public record ServerSchema(int version, Script script, Map<ObjectName, Size> sizes) {

  private static final String RESOURCE = "server-schema.sql";
  private static final String DETAILS = "server-details.sql";

  private static final String SIZES = """
      SELECT n.nspname, c.relname,
             coalesce(sum(CASE WHEN p.reltuples > 0 THEN p.reltuples WHEN p.reltuples < 0 THEN s.n_live_tup ELSE 0 END), 0)::bigint,
             coalesce(sum(CASE WHEN p.relkind IN ('r', 'm') THEN pg_total_relation_size(p.oid) ELSE 0 END), 0)::bigint
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN LATERAL (SELECT c.oid WHERE c.relkind <> 'p' UNION ALL
             SELECT t.relid FROM pg_partition_tree(c.oid) t WHERE c.relkind = 'p') AS part (oid)
        JOIN pg_class p ON p.oid = part.oid
        LEFT JOIN pg_stat_all_tables s ON s.relid = p.oid
       WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%'
       GROUP BY n.nspname, c.relname
      """;

  /** Copies what could change. */
  public ServerSchema {
    sizes = Map.copyOf(sizes);
  }

  /**
   * How large a table is.
   *
   * @param rows the server's own estimate of its rows
   * @param bytes its bytes on disk, with its indexes and TOAST table
   */
  public record Size(long rows, long bytes) {}

  /**
   * Reads a database, in a transaction of its own that may write nothing and is rolled back.
   *
   * @param connection to a PostgreSQL server of version 13 or later; in autocommit mode
   * @param seconds how long one query may take
   */
  public static ServerSchema read(Connection connection, int seconds) throws SQLException {
    return read(connection, seconds, List.of(RESOURCE));
  }

  /**
   * Reads the same with owners, privileges, comments and the settings of columns: with all that a dropped object must get back.
   *
   * @param connection to a PostgreSQL server of version 13 or later; in autocommit mode
   * @param seconds how long one query may take
   */
  public static ServerSchema readAll(Connection connection, int seconds) throws SQLException {
    return read(connection, seconds, List.of(RESOURCE, DETAILS));
  }

  private static ServerSchema read(Connection connection, int seconds, List<String> resources)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = '"
              + seconds + "s'; SET LOCAL lock_timeout = '" + seconds
              + "s'; SET LOCAL search_path = ''; SET LOCAL jit = off");
      int version = connection.getMetaData().getDatabaseMajorVersion();
      String name = connection.getCatalog();
      StringBuilder all = new StringBuilder("SET search_path = '';\n");
      for (String resource : resources) {
        statements(statement, ServerQueries.read(ServerSchema.class, resource, version), all);
      }
      Script script = Script.of(
          name == null ? "database" : name, all.append("RESET search_path;\n").toString());
      return new ServerSchema(version, script, sizes(statement));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void statements(Statement statement, String queries, StringBuilder all)
      throws SQLException {
    boolean hasRows = statement.execute(queries);
    while (hasRows || statement.getUpdateCount() >= 0) {
      if (hasRows) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            String ddl = rows.getString(1).stripTrailing();
            all.append(ddl).append(ddl.endsWith(";") ? "\n" : ";\n");
          }
        }
      }
      hasRows = statement.getMoreResults();
    }
  }

  private static Map<ObjectName, Size> sizes(Statement statement) throws SQLException {
    Map<ObjectName, Size> sizes = new HashMap<>();
    try (ResultSet rows = statement.executeQuery(SIZES)) {
      while (rows.next()) {
        sizes.put(
            new ObjectName(rows.getString(1), rows.getString(2)),
            new Size(Math.max(0, rows.getLong(3)), rows.getLong(4)));
      }
    }
    return sizes;
  }

  /** Returns the catalog of the database. */
  public Catalog catalog() {
    return Catalog.empty().enter(0).replay(script);
  }
}
