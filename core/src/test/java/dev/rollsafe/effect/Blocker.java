package dev.rollsafe.effect;

import dev.rollsafe.testing.TestPostgres;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;

/**
 * A transaction in the way of a statement: it has an old snapshot and holds, of every table, the first of some modes that it can
 * get at once; and ACCESS SHARE on the indexes, by planning a query.
 */
final class Blocker implements AutoCloseable {

  private static final Set<String> NOT_NOW = Set.of("55P03", "42809", "0A000");

  /** Stands in the way of all that lets nobody write or change a table, but not of SHARE and those weaker than it. */
  static final List<String> SHARE = List.of("SHARE", "ROW EXCLUSIVE", "ACCESS SHARE");

  /** Stands in the way of SHARE too, but not of SHARE UPDATE EXCLUSIVE. */
  static final List<String> ROW_EXCLUSIVE = List.of("ROW EXCLUSIVE", "ACCESS SHARE");

  private final Session session;

  /**
   * Begins one. Several can hold the same mode at a time, so one can stand behind another wherever the statement does not wait
   * yet.
   */
  Blocker(TestPostgres.Database database, List<String> modes) throws SQLException {
    session = new Session(database);
    session.execute("SET lock_timeout = '30ms'");
    session.begin();
    session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    for (Snapshot.Relation relation : Snapshot.of(session.connection()).all()) {
      block(relation, modes);
    }
  }

  private void block(Snapshot.Relation relation, List<String> modes) throws SQLException {
    String name = "\"" + relation.name().schema() + "\".\"" + relation.name().name() + "\"";
    switch (relation.relkind()) {
      case 'r', 'p' -> {
        for (String mode : modes) {
          if (attempt("LOCK TABLE ONLY " + name + " IN " + mode + " MODE NOWAIT")) {
            attempt("EXPLAIN SELECT * FROM ONLY " + name);
            break;
          }
        }
      }
      case 'm', 'v', 'S' -> attempt("EXPLAIN SELECT * FROM " + name);
      default -> {}
    }
  }

  private boolean attempt(String sql) throws SQLException {
    Savepoint savepoint = session.connection().setSavepoint();
    try {
      session.execute(sql);
      return true;
    } catch (SQLException e) {
      if (!NOT_NOW.contains(e.getSQLState())) {
        throw e;
      }
      session.connection().rollback(savepoint);
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    session.rollback();
    session.close();
  }
}
