package dev.rollsafe.effect;

import dev.rollsafe.effect.Break.Audience;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * The statements of the release before, and what becomes of them when the schema changes below them.
 *
 * <p>They are prepared before the change. After it each is run once as it was prepared and once afresh, in the transaction of
 * the change, which is rolled back. One that fails afresh counts for the readers or the writers; one that fails only as it was
 * prepared counts for those who prepared it. COPY is run without rows, so it tells only whether its columns are there. SET
 * among them is for all others: who they are.
 */
final class OldRelease {

  private final Session session;
  private final List<String> settings;
  private final List<String> statements;

  OldRelease(Session session, List<String> old) throws SQLException {
    this.session = session;
    settings = old.stream().filter(statement -> statement.startsWith("SET ")).toList();
    statements = old.stream().filter(statement -> !statement.startsWith("SET ")).toList();
    for (int i = 0; i < statements.size(); i++) {
      if (!isCopy(statements.get(i))) {
        session.execute("PREPARE old_" + i + " AS " + statements.get(i));
      }
    }
    session.begin();
    Map<String, String> broken = broken();
    session.rollback();
    if (!broken.isEmpty()) {
      throw new IllegalStateException("fails before any change: " + broken);
    }
  }

  /**
   * Makes a change and returns who is hit and the SQLSTATE, each with a statement that shows it. What runs before the change has
   * its own breaks, which are not the change's.
   */
  Map<String, String> after(TruthTable.Row change) throws SQLException {
    session.begin();
    try {
      session.executeAll(change.before());
      Map<String, String> before = change.before().isEmpty() ? Map.of() : broken();
      session.execute(change.statement());
      session.executeAll(change.then());
      Map<String, String> broken = broken();
      broken.keySet().removeAll(before.keySet());
      return broken;
    } finally {
      session.rollback();
    }
  }

  private Map<String, String> broken() throws SQLException {
    Map<String, String> broken = new TreeMap<>();
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      Optional<String> afresh = error(statement);
      if (afresh.isPresent()) {
        broken.putIfAbsent(audience(statement) + " " + afresh.get(), statement);
      } else if (!isCopy(statement)) {
        Optional<String> prepared = error("EXECUTE old_" + i);
        prepared.ifPresent(state -> broken.putIfAbsent(Audience.PREPARED + " " + state, statement));
      }
    }
    return broken;
  }

  private Optional<String> error(String statement) throws SQLException {
    Savepoint savepoint = session.connection().setSavepoint();
    try {
      session.executeAll(settings);
      if (isCopy(statement)) {
        copyNothing(statement);
      } else {
        session.execute(statement);
        session.execute("SET CONSTRAINTS ALL IMMEDIATE");
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getSQLState());
    } finally {
      session.connection().rollback(savepoint);
    }
  }

  private void copyNothing(String statement) throws SQLException {
    try {
      session
          .connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(statement, new StringReader(""));
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static boolean isCopy(String statement) {
    return statement.startsWith("COPY");
  }

  private static Audience audience(String statement) {
    return statement.startsWith("SELECT") ? Audience.READERS : Audience.WRITERS;
  }
}
