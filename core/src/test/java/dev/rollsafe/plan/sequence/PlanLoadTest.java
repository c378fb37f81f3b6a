package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Old and new writers run while a plan does. Each phase is held for a moment, longer with {@code -Drollsafe.load.millis=10000}: no
 * transaction of anybody fails, and the two sides are the same in the end. At each phase the plan is taken back, and the old
 * writers go on.
 */
class PlanLoadTest {

  private static final long MILLIS = Long.getLong("rollsafe.load.millis", 100);

  private final Writers.Tally tally = new Writers.Tally();

  static List<PlanLoad> changes() {
    return PlanLoad.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void nobodyFailsAndNothingDiverges(PlanLoad load) throws Exception {
    List<Step> steps = load.plan().plan(16).steps();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = given(load, connection);
      Writers old = new Writers(database, load.old(), tally);
      try (old) {
        old.start();
        forward(PlanLoad.upTo(steps, Stage.SWITCH), runner);
        try (Writers fresh = new Writers(database, load.fresh(), tally)) {
          fresh.start();
          Thread.sleep(MILLIS);
          verify(steps, Stage.BACKFILL, runner);
          // The gate: no old writer is left when the contract runs.
          old.close();
          for (Step step : steps) {
            if (step.stage().compareTo(Stage.CONTRACT) >= 0) {
              forward(List.of(step), runner);
              if (step.stage() == Stage.CONTRACT) {
                verify(List.of(step), Stage.CONTRACT, runner);
              }
            }
          }
        }
      }
      nobodyFailed();
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isTakenBackAtEachPhaseWhileOldWritersGoOn(PlanLoad load) throws Exception {
    List<Step> steps = load.plan().plan(16).steps();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = given(load, connection);
      for (Stage stage : List.of(Stage.EXPAND, Stage.BACKFILL, Stage.SWITCH)) {
        try (Writers old = new Writers(database, load.old(), tally)) {
          old.start();
          List<Step> run = PlanLoad.upTo(steps, stage);
          forward(run, runner);
          Thread.sleep(MILLIS);
          back(run, Stage.EXPAND, runner);
          Thread.sleep(MILLIS);
        }
        for (String sql : load.restore()) {
          runner.execute(sql);
        }
      }
      // Behind the contract the new release has written alone; old writers go on when it is taken
      // back.
      List<Step> run = PlanLoad.upTo(steps, Stage.CONTRACT);
      forward(run, runner);
      try (Writers fresh = new Writers(database, load.fresh(), tally)) {
        fresh.start();
        Thread.sleep(MILLIS);
        back(run, Stage.CONTRACT, runner);
        try (Writers old = new Writers(database, load.old(), tally)) {
          old.start();
          Thread.sleep(MILLIS);
        }
      }
      verify(steps, Stage.BACKFILL, runner);
      nobodyFailed();
    }
  }

  private static Runner given(PlanLoad load, Connection connection) throws SQLException {
    Runner runner = new Runner(connection);
    runner.openGate();
    runner.execute(load.plan().given());
    return runner;
  }

  private static void forward(List<Step> steps, Runner runner) throws Exception {
    for (Step step : steps) {
      runner.retried(step.forward());
      Thread.sleep(MILLIS / 4);
    }
  }

  /** Takes back the steps of a stage and those behind it. */
  private static void back(List<Step> steps, Stage stage, Runner runner) throws Exception {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).stage().compareTo(stage) >= 0) {
        for (Block block : steps.get(i).undo()) {
          runner.retried(block);
        }
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

  private void nobodyFailed() {
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.done()).isGreaterThan(100);
  }
}
