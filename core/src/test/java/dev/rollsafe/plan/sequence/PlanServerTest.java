package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of every plan runs on servers, can be taken back at every point, and is verified by its own query. */
class PlanServerTest {

  static List<PlanCase> cases() {
    return PlanCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isPlannedWhollyAndHasNoFindingThatItShouldNotHave(PlanCase row) {
    Plan plan = row.plan(16);
    assertThat(plan.unplanned()).isEmpty();
    assertThat(plan.nothingToDo()).isFalse();
    SelfCheck.Result result = new SelfCheck(plan.version()).check(row.before(), plan);
    for (Step step : plan.steps()) {
      assertThat(result.unexpected(step)).as(step.forward().script()).isEmpty();
      if (step.stage().compareTo(Stage.SWITCH) < 0) {
        assertThat(step.expects()).as(step.name()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void runsAndIsTakenBackAtEveryPoint(PlanCase row) throws SQLException {
    for (int version : TestPostgres.versions().keySet()) {
      Plan plan = row.plan(version);
      try (TestPostgres.Database database = TestPostgres.versions().get(version).createDatabase();
          Connection connection = database.connect()) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.removeIf(step -> step.stage() == Stage.FINAL && step.undo().isEmpty());
        thereAndBack(row, steps, new Runner(connection));
      }
    }
  }

  /** Each step is run, taken back and run again, and in the end all are taken back, down to what was there at first. */
  private static void thereAndBack(PlanCase row, List<Step> steps, Runner runner)
      throws SQLException {
    runner.openGate();
    runner.execute(row.given());
    List<List<String>> points = new ArrayList<>();
    for (Step step : steps) {
      points.add(runner.digest());
      forward(row, step, runner);
      // What is run as it was is taken back by a down script, not by the plan.
      if (!step.undo().isEmpty()) {
        back(row, step, points.get(points.size() - 1), runner);
        forward(row, step, runner);
      }
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      back(row, steps.get(i), points.get(i), runner);
    }
  }

  private static void back(PlanCase row, Step step, List<String> before, Runner runner)
      throws SQLException {
    runner.undo(step);
    if (step.stage().compareTo(Stage.CONTRACT) <= 0) {
      write(row.oldWrites(), runner);
    }
    if (!step.undo().isEmpty()) {
      assertThat(runner.digest()).as("behind the undo of " + step.name()).isEqualTo(before);
    }
  }

  private static void forward(PlanCase row, Step step, Runner runner) throws SQLException {
    if (step.risk().isPresent()) {
      // What is lost for good is counted, and is there.
      assertThat(
              step.undo().isEmpty() && step.stage() == Stage.FINAL
                  ? 0
                  : runner.number(step.risk().get().sql()))
          .as(step.name() + ": " + step.risk().get())
          .isZero();
    }
    runner.run(step.forward());
    if (step.verify().isPresent()) {
      assertThat(runner.number(step.verify().get().sql()))
          .as(step.name() + ": " + step.verify().get())
          .isZero();
    }
    if (step.stage().compareTo(Stage.CONTRACT) < 0) {
      write(row.oldWrites(), runner);
    }
    if (step.stage() != Stage.EXPAND && step.stage() != Stage.FINAL) {
      write(step.stage() == Stage.BACKFILL ? row.oldWrites() : row.newWrites(), runner);
    }
  }

  private static void write(List<String> statements, Runner runner) throws SQLException {
    for (String sql : statements) {
      runner.execute(sql);
    }
  }
}
