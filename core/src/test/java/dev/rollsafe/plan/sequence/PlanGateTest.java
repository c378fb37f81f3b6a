package dev.rollsafe.plan.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.LedgerScript;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database itself refuses contract steps while the release gate is shut, and where there is none. */
class PlanGateTest {

  private static final PlanCase CHANGE = PlanCases.synced().get(0);

  @Test
  void contractStepsAreRefusedWhereTheGateIsShutOrMissing() throws SQLException {
    Plan plan = CHANGE.plan(16);
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Runner runner = new Runner(connection);
      runner.execute(CHANGE.given());
      for (Step step : PlanLoad.upTo(plan.steps(), Stage.SWITCH)) {
        runner.run(step.forward());
      }
      List<String> before = runner.digest();
      refuses(plan, runner, "3F000");
      assertThat(runner.digest()).isEqualTo(before);
      runner.execute(LedgerScript.create(LedgerScript.DEFAULT_SCHEMA));
      before = runner.digest();
      refuses(plan, runner, "XG001");
      assertThat(runner.digest()).isEqualTo(before);
    }
  }

  private static void refuses(Plan plan, Runner runner, String sqlState) {
    Step contract = plan.steps().stream()
        .filter(step -> step.stage() == Stage.CONTRACT)
        .findFirst()
        .orElseThrow();
    assertThatThrownBy(() -> runner.run(contract.forward()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
        .hasMessageContaining("rollsafe");
  }

  @Test
  void whatTakesNothingAwayDoesNotAsk() {
    for (PlanCase row : PlanCases.all()) {
      for (Change change : row.plan(16).changes()) {
        for (Step step : change.steps()) {
          boolean asks = step.forward().statements().stream()
              .anyMatch(sql -> sql.contains("rollsafe.assert_contract("));
          boolean takes = step.stage().compareTo(Stage.CONTRACT) >= 0
              && change.steps().stream().anyMatch(other -> other.stage() == Stage.CONTRACT);
          assertThat(asks).as(row + ": " + step.name()).isEqualTo(takes);
          if (asks) {
            String call = " rollsafe.assert_contract('" + change.id() + "')";
            assertThat(step.forward().statements().get(0))
                .startsWith(
                    step.forward().transaction()
                        ? "DO $body$\nBEGIN\n  PERFORM" + call + ";\n"
                        : "SELECT" + call);
            assertThat(step.forward().statements().size() == 1)
                .as("one statement, so that psql cannot go on behind the refusal: " + step.name())
                .isEqualTo(step.forward().transaction());
          }
        }
      }
    }
  }
}
