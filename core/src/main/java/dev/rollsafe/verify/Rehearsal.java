package dev.rollsafe.verify;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownScripts;
import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs a history on a scratch database and proves what can be proven of each migration: what it locks, reads and rewrites beside
 * what was foretold, whether the statements of the release before it still run, and whether a down script, the one that is made
 * as well as the project's own, brings back the schema and the data, so that it can run again.
 */
public final class Rehearsal {

  /** How messages show SQLSTATEs of violated constraints and of values that do not fit (manual, appendix A). */
  private static final List<String> OF_ROWS = List.of("(23", "(22");

  private final ScratchServer server;
  private final Predicate<Migration> judged;
  private final List<OldStatement> queries;
  private final Optional<Script> seeds;
  private final Set<String> notes = new TreeSet<>();
  private final Map<String, String> unusable = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();
  private Map<String, String> unseeded = Map.of();

  /**
   * Prepares a rehearsal.
   *
   * @param server where a database is made for it, and dropped
   * @param judged which migrations are looked at; the others are run to have what they make
   * @param queries the statements of the old release; where there are none, typical ones are made from the tables
   * @param seeds rows to have before the first migration that is looked at; where there is none, rows are made
   */
  public Rehearsal(
      ScratchServer server,
      Predicate<Migration> judged,
      List<OldStatement> queries,
      Optional<Script> seeds) {
    this.server = server;
    this.judged = judged;
    this.queries = List.copyOf(queries);
    this.seeds = seeds;
  }

  /**
   * Runs a history; stops where a migration fails, as what is behind it can't be known.
   *
   * @param each takes what was seen of each migration that is looked at, as soon as it was
   */
  public void run(History history, Consumer<Rehearsed> each) throws SQLException {
    try (Show show = new Show(history)) {
      for (Migration migration : history.migrations()) {
        Optional<Rehearsed> seen = show.next(migration);
        seen.ifPresent(each);
        if (seen.isPresent() && seen.get().failure().isPresent()) {
          break;
        }
      }
      show.end();
    }
  }

  /** Returns the tables that no row could be made for, with the reason. */
  public Map<String, String> unseeded() {
    return unseeded;
  }

  /** Returns the given statements that could not be run before any migration, with the reason. */
  public Map<String, String> unusable() {
    Map<String, String> never = new TreeMap<>(unusable);
    never.keySet().removeAll(used);
    return never;
  }

  /** Returns what was not run as it is written. */
  public Set<String> notes() {
    return notes;
  }

  /** One run. */
  private final class Show implements AutoCloseable {

    private final History history;
    private final DownScripts scripts = new DownScripts();
    private final List<Migration> ran = new ArrayList<>();
    private Optional<Migration> seededBefore = Optional.empty();
    private Stage stage;
    private Runner runner;
    private Seeder seeder;
    private Catalog catalog = Catalog.empty();
    private int unit;

    Show(History history) throws SQLException {
      this.history = history;
      this.stage = new Stage(server);
      this.runner = new Runner(stage.connection());
      this.seeder = new Seeder(stage.connection());
    }

    private Connection connection() {
      return stage.connection();
    }

    Optional<Rehearsed> next(Migration migration) throws SQLException {
      DownScript script = scripts.next(migration);
      catalog = catalog.enter(++unit);
      Optional<Rehearsed> seen = Optional.empty();
      if (judged.test(migration)) {
        if (seededBefore.isEmpty()) {
          seededBefore = Optional.of(migration);
          seedFromFile();
        }
        seen = Optional.of(rehearse(migration, Way.made(script)));
      } else {
        Optional<String> failure = runner.run(migration, catalog, new LockWatch(connection()));
        seen = failure.map(text -> Rehearsed.failed(migration.id(), migration.path(), text));
      }
      ran.add(migration);
      catalog = applied(migration);
      notes.addAll(runner.notes());
      unseeded = Map.copyOf(seeder.skipped());
      return seen;
    }

    private Catalog applied(Migration migration) {
      Catalog after = catalog;
      for (Script part : migration.parts()) {
        Splitter splitter = part.statements();
        while (splitter.next()) {
          after = after.apply(SqlParser.statement(splitter));
        }
      }
      return after;
    }

    private Rehearsed rehearse(Migration migration, Way made) throws SQLException {
      List<SeedTable> tables = SeedTables.of(connection());
      if (seeds.isEmpty()) {
        seeder.seed(tables);
      }
      Statements old = prepare(tables);
      Snapshot before = stage.snapshot();
      DataState data = DataState.of(connection());
      LockWatch watch = new LockWatch(connection());
      Optional<String> failure = runner.run(migration, catalog, watch);
      if (failure.isPresent() && seeds.isEmpty() && ofRows(failure.get())) {
        // Rows that were made up may not fit; that says nothing of the migration.
        seeder.clear(tables, failure.get());
        data = DataState.of(connection());
        watch = new LockWatch(connection());
        failure = runner.run(migration, catalog, watch);
      }
      if (failure.isPresent()) {
        return Rehearsed.failed(migration.id(), migration.path(), failure.get());
      }
      Set<ObjectName> rewrites = watch.rewrites();
      Statements.Outcome outcome = old.run();
      int statements = old.size();
      WayBack back = new WayBack(
          migration, before, stage.snapshot(), data, data.now(connection(), watch.written()));
      List<Rehearsed.Down> downs = new ArrayList<>();
      downs.add(back.take(made, old));
      Optional<Way> own = Way.own(migration, history);
      if (own.isPresent()) {
        old = restore(back, migration, old);
        downs.add(back.take(own.get(), old));
      }
      restore(back, migration, old).close();
      return new Rehearsed(
          migration.id(),
          migration.path(),
          Optional.empty(),
          watch.locks(),
          names(rewrites),
          names(watch.scans()),
          List.copyOf(watch.surprises(rewrites)),
          downs,
          statements,
          outcome.broken(),
          outcome.undecided());
    }

    private Statements prepare(List<SeedTable> tables) throws SQLException {
      Statements old = new Statements(connection());
      old.prepare(queries.isEmpty() ? TypicalStatements.of(tables, seeder) : queries);
      if (!queries.isEmpty()) {
        unusable.putAll(old.unusable());
        used.addAll(old.names());
      }
      return old;
    }

    private void seedFromFile() throws SQLException {
      if (seeds.isPresent()) {
        Migration rows =
            Migration.of("seeds", Migration.TransactionMode.SINGLE, List.of(seeds.get()));
        Optional<String> failure = runner.run(rows, catalog, new LockWatch(connection()));
        if (failure.isPresent()) {
          throw new SQLException("the seeds cannot be run: " + failure.get());
        }
      }
    }

    /** Makes the database anew where a way back did not leave it as the migration did. */
    private Statements restore(WayBack back, Migration migration, Statements old)
        throws SQLException {
      if (back.after().differences(stage.snapshot()).isEmpty()) {
        return old;
      }
      stage.close();
      stage = new Stage(server);
      Runner again = new Runner(connection());
      List<Migration> all = new ArrayList<>(ran);
      all.add(migration);
      runner = again;
      seeder = new Seeder(connection());
      for (Migration one : all) {
        if (seededBefore.filter(one::equals).isPresent()) {
          seedFromFile();
        }
        Optional<String> failure = again.run(one, Catalog.empty(), new LockWatch(connection()));
        if (failure.isPresent()) {
          throw new SQLException(
              "behind a way back that went wrong, the history cannot be run again: "
                  + failure.get());
        }
      }
      return new Statements(connection());
    }

    void end() throws SQLException {
      List<Difference> unseen = stage.snapshot().differences(Snapshot.of(connection()));
      if (!unseen.isEmpty()) {
        notes.add(
            "changes of the catalog that were not seen at once, please report this: " + unseen);
      }
    }

    @Override
    public void close() throws SQLException {
      stage.close();
    }

    /** The ways back behind a migration. */
    private final class WayBack {

      private final Migration migration;
      private final Snapshot before;
      private final Snapshot after;
      private final DataState dataBefore;
      private final DataState dataAfter;

      WayBack(
          Migration migration,
          Snapshot before,
          Snapshot after,
          DataState dataBefore,
          DataState dataAfter) {
        this.migration = migration;
        this.before = before;
        this.after = after;
        this.dataBefore = dataBefore;
        this.dataAfter = dataAfter;
      }

      Snapshot after() {
        return after;
      }

      /** Goes back and up again. */
      Rehearsed.Down take(Way way, Statements old) throws SQLException {
        LockWatch watch = new LockWatch(connection());
        Optional<String> failure = runner.run(way.migration(), Catalog.empty(), watch);
        if (failure.isPresent()) {
          return down(way, failure, List.of(), List.of(), List.of(), List.of());
        }
        List<Difference> differences = before.differences(stage.snapshot());
        List<String> lost = dataBefore.differing(dataAfter.now(connection(), watch.written()));
        List<Rehearsed.Broken> broken = old.run().broken();
        List<String> again = new ArrayList<>();
        Optional<String> second =
            runner.run(migration, Catalog.empty(), new LockWatch(connection()));
        if (second.isPresent()) {
          again.add("it does not run again: " + second.get());
        } else {
          after.differences(stage.snapshot()).forEach(d -> again.add(d.toString()));
        }
        return down(way, failure, differences, lost, broken, again);
      }

      private Rehearsed.Down down(
          Way way,
          Optional<String> failure,
          List<Difference> differences,
          List<String> lost,
          List<Rehearsed.Broken> broken,
          List<String> again) {
        return new Rehearsed.Down(
            way.origin(),
            way.origin() == Rehearsed.Origin.OWN ? way.migration().path() : "",
            way.grade(),
            way.reasons(),
            failure,
            differences,
            lost,
            broken,
            again);
      }
    }
  }

  private static boolean ofRows(String failure) {
    return OF_ROWS.stream().anyMatch(failure::contains);
  }

  private static List<String> names(Set<ObjectName> objects) {
    Set<String> names = new TreeSet<>();
    objects.forEach(name -> names.add(name.toString()));
    return List.copyOf(names);
  }
}
