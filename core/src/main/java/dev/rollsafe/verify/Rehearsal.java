package dev.rollsafe.verify;

import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs a history on a scratch database and proves what can be proven of each migration: what it locks and rewrites beside what
 * was foretold, whether the statements of the release before it still run, and whether its down script brings back the schema
 * and the data, so that it can run again.
 */
public final class Rehearsal {

  /** How messages show SQLSTATEs of violated constraints (manual, appendix A, class 23). */
  private static final String INTEGRITY = "(23";

  private final Connection connection;
  private final ServerVersion version;
  private final Predicate<Migration> judged;
  private final Function<Migration, Optional<Migration>> down;
  private final List<String> queries;
  private final Optional<Script> seed;
  private final Seeder seeder;
  private Catalog catalog = Catalog.empty();
  private int unit;

  /**
   * Prepares a rehearsal.
   *
   * @param connection to an empty {@code ScratchDatabase}
   * @param judged which migrations are looked at; the others are run to have what they make
   * @param down what takes a migration back
   * @param queries the statements of the old release; where there are none, typical ones are made from the tables
   * @param seed rows to have before the first migration that is looked at; where there is none, rows are made
   */
  public Rehearsal(
      Connection connection,
      Predicate<Migration> judged,
      Function<Migration, Optional<Migration>> down,
      List<String> queries,
      Optional<Script> seed)
      throws SQLException {
    this.connection = connection;
    this.version = new ServerVersion(connection.getMetaData().getDatabaseMajorVersion());
    this.judged = judged;
    this.down = down;
    this.queries = List.copyOf(queries);
    this.seed = seed;
    this.seeder = new Seeder(connection);
  }

  /** Returns what takes a migration back by the history's own scripts: the undo of the same version or id. */
  public static Function<Migration, Optional<Migration>> ownDownScripts(History history) {
    return migration -> {
      for (Migration undo : history.undos()) {
        boolean same = (undo.version().isPresent() && migration.version().isPresent())
            ? undo.version().get().sameAs(migration.version().get())
            : undo.id().equals(migration.id());
        if (same) {
          return Optional.of(undo);
        }
      }
      return Optional.empty();
    };
  }

  /**
   * Runs a history; stops where a migration fails, as what is behind it can't be known.
   *
   * @param each takes what was seen of each migration that is looked at
   */
  public void run(History history, Consumer<Rehearsed> each) throws SQLException {
    boolean seeded = false;
    for (Migration migration : history.migrations()) {
      catalog = catalog.enter(++unit);
      if (!judged.test(migration)) {
        Optional<String> failure = execute(migration, Optional.empty());
        if (failure.isPresent()) {
          each.accept(failed(migration, failure.get()));
          return;
        }
        continue;
      }
      if (!seeded && seed.isPresent()) {
        execute(seed.get());
      }
      seeded = true;
      Rehearsed seen = rehearse(migration);
      each.accept(seen);
      if (seen.failure().isPresent()) {
        return;
      }
    }
  }

  /** Returns the tables that no row could be made for, with the reason. */
  public Map<String, String> unseeded() {
    return Map.copyOf(seeder.skipped());
  }

  private Rehearsed rehearse(Migration migration) throws SQLException {
    if (seed.isEmpty()) {
      seeder.seed();
    }
    Statements old = new Statements(connection);
    old.prepare(queries.isEmpty() ? Statements.typical(connection, seeder) : queries);
    Snapshot before = Snapshot.of(connection);
    DataState data = DataState.of(connection);
    LockWatch watch = new LockWatch(connection);
    Catalog there = catalog;
    Optional<String> failure = execute(migration, Optional.of(watch));
    if (failure.isPresent() && seed.isEmpty() && failure.get().contains(INTEGRITY)) {
      // Rows that were made up may not fit; that says nothing of the migration.
      catalog = there;
      seeder.clear(failure.get());
      data = DataState.of(connection);
      watch = new LockWatch(connection);
      failure = execute(migration, Optional.of(watch));
    }
    if (failure.isPresent()) {
      return failed(migration, failure.get());
    }
    Set<ObjectName> rewrites = watch.rewrites();
    List<Rehearsed.Broken> broken = old.broken();
    Set<String> names = new TreeSet<>();
    rewrites.forEach(name -> names.add(name.toString()));
    Optional<Rehearsed.Down> back = Optional.empty();
    Optional<Migration> way = down.apply(migration);
    if (way.isPresent()) {
      back = Optional.of(back(migration, way.get(), there, before, data));
    }
    return new Rehearsed(
        migration.id(),
        migration.path(),
        Optional.empty(),
        watch.locks(),
        List.copyOf(names),
        List.copyOf(watch.surprises(rewrites)),
        back,
        old.size(),
        broken);
  }

  /** Goes back and up again. Where the way back fails, a new database would be needed: the state is the one behind the migration. */
  private Rehearsed.Down back(
      Migration migration, Migration way, Catalog there, Snapshot before, DataState data)
      throws SQLException {
    Snapshot after = Snapshot.of(connection);
    Catalog behind = catalog;
    Optional<String> failure = execute(way, Optional.empty());
    if (failure.isPresent()) {
      catalog = behind;
      return new Rehearsed.Down(failure, List.of(), List.of(), List.of());
    }
    List<Difference> differences = before.differences(Snapshot.of(connection));
    List<String> lost = data.differing(DataState.of(connection));
    catalog = there;
    List<String> again = new ArrayList<>();
    Optional<String> second = execute(migration, Optional.empty());
    if (second.isPresent()) {
      again.add("it does not run again: " + second.get());
    } else {
      after.differences(Snapshot.of(connection)).forEach(d -> again.add(d.toString()));
    }
    catalog = behind;
    return new Rehearsed.Down(Optional.empty(), differences, lost, again);
  }

  private static Rehearsed failed(Migration migration, String failure) {
    return new Rehearsed(
        migration.id(),
        migration.path(),
        Optional.of(failure),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        List.of());
  }

  /** Runs a migration as its runner does; returns what the server refused it with, and then all is rolled back that can be. */
  private Optional<String> execute(Migration migration, Optional<LockWatch> watch)
      throws SQLException {
    boolean transaction = RunnerTransaction.of(migration).opened();
    try (java.sql.Statement server = connection.createStatement()) {
      server.execute("RESET ALL");
      if (transaction) {
        server.execute("BEGIN");
      }
      for (Script part : migration.parts()) {
        Splitter splitter = part.statements();
        while (splitter.next()) {
          Optional<String> failure = execute(server, part, splitter, watch);
          if (failure.isPresent()) {
            server.execute("ROLLBACK");
            watch.ifPresent(LockWatch::ended);
            return failure.map(text -> migration.path() + ":"
                + part.position(splitter.span().start()).line() + ": " + text);
          }
        }
      }
      server.execute("COMMIT");
      watch.ifPresent(LockWatch::ended);
      server.execute("RESET ALL");
      return Optional.empty();
    } catch (SQLException refused) {
      // A deferred constraint may refuse the commit.
      return Optional.of(migration.path() + ": " + Statements.message(refused));
    }
  }

  private Optional<String> execute(
      java.sql.Statement server, Script part, Splitter splitter, Optional<LockWatch> watch)
      throws SQLException {
    Statement statement = SqlParser.statement(splitter);
    if (statement instanceof MetaCommand) {
      return Optional.empty();
    }
    String sql = splitter.span().of(part.text());
    watch.ifPresent(w -> w.foretell(Effects.of(statement, catalog, version)));
    long start = System.nanoTime();
    try {
      server.execute(sql);
    } catch (SQLException refused) {
      return Optional.of(Statements.message(refused));
    }
    catalog = catalog.apply(statement);
    if (watch.isPresent()) {
      if (statement instanceof TransactionControl) {
        watch.get().ended();
      } else {
        watch.get().look(start);
      }
    }
    return Optional.empty();
  }

  private void execute(Script script) throws SQLException {
    try (java.sql.Statement server = connection.createStatement()) {
      Splitter splitter = script.statements();
      while (splitter.next()) {
        server.execute(splitter.span().of(script.text()));
      }
    }
  }
}
