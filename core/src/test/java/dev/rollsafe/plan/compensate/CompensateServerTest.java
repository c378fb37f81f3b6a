package dev.rollsafe.plan.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.Runner;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Releases are applied on servers and write rows; behind the compensation the earlier release runs again, the rows are there, and
 * each query counts what it says.
 */
class CompensateServerTest {

  static List<Case> cases() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void letsTheEarlierReleaseServeAgain(Case row) throws SQLException {
    for (int version : TestPostgres.versions().keySet()) {
      if (version < row.from()) {
        continue;
      }
      try (TestPostgres.Database database = TestPostgres.versions().get(version).createDatabase();
          Connection connection = database.connect();
          Connection other = database.connect()) {
        Runner runner = new Runner(connection);
        runner.execute(row.given());
        prepared(row.old(), other);
        runner.execute(row.release());
        prepared(row.fresh(), other);
        Plan plan = row.compensate(version).plan();
        assertThat(plan.unplanned()).as("on " + version).isEmpty();
        run(row, plan, runner, other);
        try (Connection again = database.connect()) {
          prepared(row.old(), again);
          reads(row, again);
        }
        twice(plan, runner);
      }
    }
  }

  private static void run(Case row, Plan plan, Runner runner, Connection other)
      throws SQLException {
    List<Long> risks = new ArrayList<>();
    boolean written = false;
    boolean served = false;
    for (Step step : plan.steps()) {
      if (!written && step.stage().compareTo(Stage.SWITCH) >= 0) {
        written = true;
        both(row, other);
      }
      if (!served && step.stage() == Stage.CONTRACT) {
        served = true;
        prepared(row.old(), other);
        both(row, other);
      }
      if (step.risk().isPresent()) {
        risks.add(runner.number(step.risk().get().sql()));
      }
      runner.run(step.forward());
      if (step.verify().isPresent()) {
        assertThat(runner.number(step.verify().get().sql())).as(step.name()).isZero();
      }
    }
    if (!served) {
      prepared(row.old(), other);
      both(row, other);
    }
    assertThat(risks)
        .as("risks of " + plan.steps().stream().map(Step::name).toList())
        .isEqualTo(row.risks());
  }

  /** The new release goes on for a while. */
  private static void both(Case row, Connection other) throws SQLException {
    if (row.both()) {
      prepared(row.fresh(), other);
    }
  }

  private static void prepared(List<String> statements, Connection connection) throws SQLException {
    for (String sql : statements) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.execute();
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
      }
    }
  }

  private static void reads(Case row, Connection connection) throws SQLException {
    for (String read : row.reads()) {
      int arrow = read.lastIndexOf(" => ");
      try (PreparedStatement statement = connection.prepareStatement(read.substring(0, arrow));
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getString(1)).as(read).isEqualTo(read.substring(arrow + 4));
      }
    }
  }

  /** Each step is refused whole, or changes nothing. */
  private static void twice(Plan plan, Runner runner) throws SQLException {
    List<String> before = runner.digest();
    for (Step step : plan.steps()) {
      try {
        runner.run(step.forward());
      } catch (SQLException refused) {
        assertThat(refused.getSQLState()).as(refused.getMessage()).doesNotStartWith("XX");
      }
    }
    assertThat(runner.digest()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatTheRulesFindInIt(Case row) {
    Plan plan = row.compensate(16).plan();
    TreeSet<String> found = new TreeSet<>();
    plan.steps().forEach(step -> found.addAll(step.expects()));
    assertThat(found).isEqualTo(new TreeSet<>(row.remaining()));
  }
}
