package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every step is terminated in its middle while others write: what ran in a transaction never happened, a backfill goes on where it
 * was, what an index build leaves is taken back. So are the moves by which a contract is taken back. Then all goes on as
 * if nothing had been.
 */
class PlanKillTest {

  private final Writers.Tally tally = new Writers.Tally();

  static List<PlanLoad> changes() {
    return PlanLoad.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void goesOnWhereverItIsTerminated(PlanLoad load) throws Exception {
    List<Step> steps = load.plan().plan(16).steps();
    int killed = 0;
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = new Runner(connection);
      runner.openGate();
      runner.execute(load.plan().given());
      Killer killer = new Killer(database, runner);
      try (Writers old = new Writers(database, load.old(), tally)) {
        old.start();
        for (Step step : PlanLoad.upTo(steps, Stage.SWITCH)) {
          killed += killed(step, killer, runner);
        }
      }
      try (Writers fresh = new Writers(database, load.fresh(), tally)) {
        fresh.start();
        for (Step step : steps) {
          if (step.stage().compareTo(Stage.CONTRACT) >= 0) {
            killed += killed(step, killer, runner);
            if (step.stage() == Stage.CONTRACT) {
              undoKilled(step, killer, runner);
            }
          }
        }
      }
      assertThat(tally.failures()).isEmpty();
      assertThat(tally.done()).isGreaterThan(100);
      assertThat(killed).isGreaterThan(3);
    }
  }

  /** Terminates a step at several points, and runs it in the end; returns how often it was. */
  private static int killed(Step step, Killer killer, Runner runner) throws Exception {
    Block block = step.forward();
    List<String> before = runner.digest();
    int killed = 0;
    if (Killer.canKill(block)) {
      for (int done : Killer.points(block)) {
        killer.kill(block, done, step.batches().map(Batches::table).orElse(""));
        killed++;
        if (!block.transaction() && step.batches().isEmpty()) {
          // A build leaves an index that is not valid.
          for (Block undo : step.undo()) {
            runner.retried(undo);
          }
        }
        assertThat(runner.digest()).as(step.name()).isEqualTo(before);
      }
    }
    runner.retried(block);
    if (step.verify().isPresent()) {
      assertThat(runner.number(step.verify().get().sql())).as(step.name()).isZero();
    }
    return killed;
  }

  /** Takes a contract back and is terminated on the way, in each move; then makes it again. */
  private static void undoKilled(Step step, Killer killer, Runner runner) throws Exception {
    for (Block undo : step.undo()) {
      if (undo.transaction()) {
        List<String> before = runner.digest();
        for (int done : Killer.points(undo)) {
          killer.kill(undo, done, "");
          assertThat(runner.digest()).as("undo of " + step.name()).isEqualTo(before);
        }
      }
      runner.retried(undo);
    }
    runner.retried(step.forward());
  }
}
