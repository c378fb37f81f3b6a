package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Old and new writers run while a plan does. Each phase is held for a moment, longer with {@code -Drollsafe.load.millis=10000}: no
 * transaction of anybody fails, and the two sides are the same in the end. At each phase the plan is taken back, and the old
 * writers go on.
 */
class PlanLoadTest {

  private static final long MILLIS = Long.getLong("rollsafe.load.millis", 100);

  /** What the writers of each release run; {@code ?} stands for a number of their own. */
  private static final Map<String, List<List<String>>> WRITES = Map.of(
      "rename",
          List.of(
              List.of(
                  "INSERT INTO app.customer (mail) VALUES ('old?')",
                  "UPDATE app.customer SET mail = 'o?' WHERE id = 1 + ? % 2500",
                  "UPDATE app.customer SET note = 'n?' WHERE id = 1 + ? % 2500"),
              List.of(
                  "INSERT INTO app.customer (email) VALUES ('new?')",
                  "UPDATE app.customer SET email = 'n?' WHERE id = 1 + ? % 2500")),
      "type",
          List.of(
              List.of(
                  "INSERT INTO app.customer (mail, points) VALUES ('old?', ?)",
                  "UPDATE app.customer SET points = ? WHERE id = 1 + ? % 2500"),
              List.of(
                  "INSERT INTO app.customer (mail, points_new) VALUES ('new?', ?)",
                  "UPDATE app.customer SET points_new = ? WHERE id = 1 + ? % 2500")),
      "split",
          List.of(
              List.of(
                  "INSERT INTO person (full_name) VALUES ('Ada K? Lovelace')",
                  "UPDATE person SET full_name = 'Bea ?' WHERE id = 1 + ? % 2100",
                  "UPDATE person SET visits = visits + 1 WHERE id = 1 + ? % 2100"),
              List.of(
                  "INSERT INTO person (given, family) VALUES ('Ada K?', 'de la Cruz')",
                  "UPDATE person SET family = 'King ?' WHERE id = 1 + ? % 2100")),
      "not null",
          List.of(
              List.of(
                  "UPDATE t SET c = NULL WHERE id = 1 + ? % 1100",
                  "UPDATE t SET c = 'o?' WHERE id = 1 + ? % 1100"),
              List.of("UPDATE t SET c = 'n?' WHERE id = 1 + ? % 1100")),
      "drop column",
          List.of(
              List.of("UPDATE part SET note = 'o?' WHERE id = 1 + ? % 1100"),
              List.of("UPDATE part SET code = 'n?' WHERE id = 1 + ? % 1100")));

  private static final Map<String, String> TITLES = Map.of(
      "rename", "rename a column that is NOT NULL and indexed",
      "type", "a wider integer",
      "split", "one column split into two",
      "not null", "a column that becomes NOT NULL",
      "drop column", "a column that goes");

  static Stream<Arguments> changes() {
    return TITLES.keySet().stream().sorted().map(Arguments::of);
  }

  private static PlanCase named(String change) {
    return PlanCases.all().stream()
        .filter(row -> row.title().equals(TITLES.get(change)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void nobodyFailsAndNothingDiverges(String change) throws Exception {
    PlanCase row = named(change);
    List<Step> steps = row.plan(16).steps();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = new Runner(connection);
      runner.openGate();
      runner.execute(row.given());
      Map<String, String> failures = new ConcurrentHashMap<>();
      AtomicLong done = new AtomicLong();
      try (Writers old = new Writers(database, WRITES.get(change).get(0), 2, failures, done)) {
        old.start();
        until(steps, Stage.SWITCH, runner);
        try (Writers fresh = new Writers(database, WRITES.get(change).get(1), 2, failures, done)) {
          fresh.start();
          Thread.sleep(MILLIS);
          verify(steps, Stage.BACKFILL, runner);
          // The gate: no old writer is left when the contract runs.
          old.stop();
          runFrom(steps, Stage.CONTRACT, runner, true);
        }
      }
      assertThat(failures).as(change).isEmpty();
      assertThat(done.get()).isGreaterThan(100);
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isTakenBackAtEachPhaseWhileOldWritersGoOn(String change) throws Exception {
    PlanCase row = named(change);
    List<Step> steps = row.plan(16).steps();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = new Runner(connection);
      runner.openGate();
      runner.execute(row.given());
      Map<String, String> failures = new ConcurrentHashMap<>();
      AtomicLong done = new AtomicLong();
      for (Stage stage : List.of(Stage.EXPAND, Stage.BACKFILL, Stage.SWITCH)) {
        try (Writers old = new Writers(database, WRITES.get(change).get(0), 2, failures, done)) {
          old.start();
          List<Step> run = upTo(steps, stage);
          for (Step step : run) {
            retried(step.forward(), runner);
          }
          Thread.sleep(MILLIS);
          for (int i = run.size() - 1; i >= 0; i--) {
            // What is run as it was is taken back by a down script.
            for (Block block : run.get(i).undo()) {
              retried(block, runner);
            }
          }
          Thread.sleep(MILLIS);
        }
        if (change.equals("split")) {
          runner.execute("ALTER TABLE person DROP COLUMN given, DROP COLUMN family");
        }
      }
      // Behind the contract the new release has written alone; old writers go on when it is taken
      // back.
      List<Step> run = upTo(steps, Stage.CONTRACT);
      for (Step step : run) {
        retried(step.forward(), runner);
      }
      try (Writers fresh = new Writers(database, WRITES.get(change).get(1), 2, failures, done)) {
        fresh.start();
        Thread.sleep(MILLIS);
        for (int i = run.size() - 1; run.get(i).stage() == Stage.CONTRACT; i--) {
          for (Block block : run.get(i).undo()) {
            retried(block, runner);
          }
        }
        try (Writers old = new Writers(database, WRITES.get(change).get(0), 2, failures, done)) {
          old.start();
          Thread.sleep(MILLIS);
        }
      }
      verify(steps, Stage.BACKFILL, runner);
      assertThat(failures).as(change).isEmpty();
      assertThat(done.get()).isGreaterThan(100);
    }
  }

  private static List<Step> upTo(List<Step> steps, Stage stage) {
    return steps.stream().filter(step -> step.stage().compareTo(stage) <= 0).toList();
  }

  private static void until(List<Step> steps, Stage stage, Runner runner) throws Exception {
    for (Step step : upTo(steps, stage)) {
      retried(step.forward(), runner);
      Thread.sleep(MILLIS / 4);
    }
  }

  private static void runFrom(List<Step> steps, Stage stage, Runner runner, boolean verified)
      throws Exception {
    for (Step step : steps) {
      if (step.stage().compareTo(stage) >= 0) {
        retried(step.forward(), runner);
        if (verified && step.verify().isPresent() && step.stage() == Stage.CONTRACT) {
          assertThat(runner.number(step.verify().get().sql())).isZero();
        }
        Thread.sleep(MILLIS / 4);
      }
    }
  }

  private static void verify(List<Step> steps, Stage stage, Runner runner) throws SQLException {
    for (Step step : steps) {
      if (step.stage() == stage && step.verify().isPresent()) {
        assertThat(runner.number(step.verify().get().sql()))
            .as(step.verify().get().meaning())
            .isZero();
      }
    }
  }

  /** Locks may have to be waited for more than once. */
  private static void retried(Block block, Runner runner) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        runner.run(block);
        return;
      } catch (SQLException e) {
        boolean mayGo = "55P03".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
        if (!mayGo || attempt == 20) {
          throw e;
        }
      }
    }
  }

  /** Threads that write until they are closed. */
  private static final class Writers implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    Writers(
        TestPostgres.Database database,
        List<String> statements,
        int count,
        Map<String, String> failures,
        AtomicLong done) {
      for (int i = 0; i < count; i++) {
        int seed = i;
        Thread thread =
            new Thread(() -> write(database, statements, seed, failures, done), "writer");
        threads.add(thread);
      }
    }

    private void write(
        TestPostgres.Database database,
        List<String> statements,
        int seed,
        Map<String, String> failures,
        AtomicLong done) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        for (long n = seed; !closed; n += 7) {
          String sql =
              statements.get((int) (n % statements.size())).replace("?", Long.toString(n % 30_000));
          try {
            statement.executeUpdate(sql);
            done.incrementAndGet();
            Thread.sleep(1);
          } catch (SQLException e) {
            failures.put(sql, e.getMessage());
          }
        }
      } catch (SQLException | InterruptedException e) {
        failures.put("connection", e.getMessage());
      }
    }

    void start() {
      threads.forEach(Thread::start);
    }

    void stop() {
      closed = true;
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void close() {
      stop();
    }
  }
}
