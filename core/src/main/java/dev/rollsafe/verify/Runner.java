package dev.rollsafe.verify;

import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs migrations as their runners do, and says what it cannot run as they would. */
final class Runner {

  /** What creating a role that is there is refused with; roles outlive a database (manual, appendix A). */
  private static final String DUPLICATE = "42710";

  private final Connection connection;
  private final ServerVersion version;
  private final Set<String> notes = new TreeSet<>();

  Runner(Connection connection) throws SQLException {
    this.connection = connection;
    this.version = new ServerVersion(connection.getMetaData().getDatabaseMajorVersion());
  }

  /** Returns what was not run, with its place. */
  Set<String> notes() {
    return notes;
  }

  /**
   * Runs a migration.
   *
   * @param before what is there; the effects of statements are foretold from it
   * @param watch looks at what it does
   * @return what the server refused it with, and then all is rolled back that can be
   */
  Optional<String> run(Migration migration, Catalog before, LockWatch watch) throws SQLException {
    Catalog catalog = before;
    boolean transaction = RunnerTransaction.of(migration).opened();
    try (java.sql.Statement server = connection.createStatement()) {
      server.execute("RESET ALL");
      if (transaction) {
        server.execute("BEGIN");
        watch.begin();
      }
      for (Script part : migration.parts()) {
        Splitter splitter = part.statements();
        while (splitter.next()) {
          Statement statement = SqlParser.statement(splitter);
          String place =
              migration.path() + ":" + part.position(splitter.span().start()).line() + ": ";
          watch.foretell(Effects.of(statement, catalog, version));
          long start = System.nanoTime();
          try {
            send(server, statement, part, splitter, place, transaction);
          } catch (SQLException refused) {
            server.execute("ROLLBACK");
            watch.ended();
            return Optional.of(place + Statements.message(refused));
          }
          catalog = catalog.apply(statement);
          transaction = after(statement, transaction, start, watch);
        }
      }
      server.execute("COMMIT");
      watch.ended();
      server.execute("RESET ALL");
      return Optional.empty();
    } catch (SQLException refused) {
      // A deferred constraint may refuse the commit.
      return Optional.of(migration.path() + ": " + Statements.message(refused));
    }
  }

  private static boolean after(
      Statement statement, boolean transaction, long start, LockWatch watch) throws SQLException {
    if (statement instanceof TransactionControl control) {
      switch (control.verb()) {
        case BEGIN -> {
          watch.begin();
          return true;
        }
        case COMMIT, ROLLBACK -> {
          watch.ended();
          return false;
        }
        default -> {
          return transaction;
        }
      }
    }
    if (transaction) {
      watch.look(
          start,
          statement instanceof AlterTable
              || statement instanceof CreateIndex
              || statement instanceof AlterDomain);
    } else {
      watch.miss();
    }
    return transaction;
  }

  private void send(
      java.sql.Statement server,
      Statement statement,
      Script part,
      Splitter splitter,
      String place,
      boolean transaction)
      throws SQLException {
    String sql = splitter.span().of(part.text());
    if (statement instanceof MetaCommand meta) {
      notes.add(place + "not run, as only psql knows it: " + meta.text().strip());
      return;
    }
    if (statement instanceof Copy copy && copy.place() == Copy.Place.STANDARD_STREAM) {
      copy(server, copy, sql, part, splitter, place);
      return;
    }
    if (!transaction || !isRole(splitter)) {
      server.execute(sql);
      return;
    }
    server.execute("SAVEPOINT rollsafe_role");
    try {
      server.execute(sql);
    } catch (SQLException refused) {
      if (!DUPLICATE.equals(refused.getSQLState())) {
        throw refused;
      }
      server.execute("ROLLBACK TO SAVEPOINT rollsafe_role");
      notes.add(place + "the role is there already; roles belong to the whole server");
    }
  }

  private static boolean isRole(Splitter splitter) {
    return splitter.tokens().matches(0, "create")
        && (splitter.tokens().matches(1, "role") || splitter.tokens().matches(1, "user"));
  }

  private void copy(
      java.sql.Statement server,
      Copy copy,
      String sql,
      Script part,
      Splitter splitter,
      String place)
      throws SQLException {
    Optional<String> insert =
        splitter.copyData().flatMap(rows -> CopyRows.insert(copy, sql, rows.of(part.text())));
    if (insert.isEmpty()) {
      notes.add(place + "not run: rows of COPY are understood in its text format alone");
    } else if (!insert.get().isEmpty()) {
      server.execute(insert.get());
    }
  }
}
