package dev.rollsafe.plan.sequence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs blocks of a plan, as a runner does. */
public final class Runner {

  /** How often what waits for a lock is tried. */
  static final int ATTEMPTS = 40;

  private final Connection connection;

  public Runner(Connection connection) {
    this.connection = connection;
  }

  /** Installs a release gate that is open for every change. */
  void openGate() throws SQLException {
    execute(
        "CREATE SCHEMA rollsafe; CREATE FUNCTION rollsafe.assert_contract(change text) RETURNS void"
            + " LANGUAGE sql AS ''");
  }

  public void run(Block block) throws SQLException {
    connection.setAutoCommit(!block.transaction());
    try (Statement statement = connection.createStatement()) {
      String local = block.transaction() ? "SET LOCAL " : "SET ";
      statement.execute(local + "lock_timeout = " + block.timeouts().lock().toMillis());
      for (String sql : block.statements()) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
        }
      }
      if (block.transaction()) {
        connection.commit();
      }
    } finally {
      if (block.transaction()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Runs a block, and again where somebody was in the way. */
  void retried(Block block) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        run(block);
        return;
      } catch (SQLException e) {
        if (!mayGoAway(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** A lock that was not to be had, or a deadlock. */
  static boolean mayGoAway(SQLException e) {
    return "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
  }

  public void undo(Step step) throws SQLException {
    for (Block block : step.undo()) {
      run(block);
    }
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
    }
  }

  public long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return number(statement, sql);
    }
  }

  static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What is in the schemas of users, in an order that does not depend on how it came there. */
  public List<String> digest() throws SQLException {
    List<String> lines = new ArrayList<>();
    String user = " NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";
    lines(lines, "SELECT 'schema ' || n.nspname FROM pg_namespace n WHERE n.nspname" + user);
    lines(lines, """
        SELECT c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
          || a.attnotnull || ' ' || a.attidentity::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname""" + user);
    // Since PostgreSQL 18 NOT NULL is a constraint with a name, which tells nothing more than the
    // column does.
    lines(lines, """
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || convalidated
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE contype <> 'n' AND n.nspname""" + user);
    lines(lines, """
        SELECT pg_get_indexdef(i.indexrelid) || i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname""" + user);
    lines(lines, """
        SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname""" + user);
    lines(lines, """
        SELECT p.oid::regprocedure || md5(p.prosrc) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname""" + user);
    lines(lines, """
        SELECT c.oid::regclass || pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('v', 'm') AND n.nspname""" + user);
    lines(lines, """
        SELECT t.oid::regtype || array_agg(e.enumlabel ORDER BY e.enumsortorder)::text FROM pg_type t
        JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname""" + user + " GROUP BY t.oid");
    lines(lines, """
        SELECT c.oid::regclass || ' ' || s.seqtypid::regtype || ' ' || s.seqmax || ' ' || coalesce(d.refobjid::regclass || '.' || a.attname, '')
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE n.nspname""" + user);
    lines.sort(null);
    return lines;
  }

  private void lines(List<String> lines, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
  }
}
