package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Planner;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.sql.Script;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is flagged in an example of a rule is planned, without findings and so that it runs, or it is said why not. */
class PlannedExamplesTest {

  @Test
  void plansOfFlaggedExamplesHaveNoFindingsAndRun() throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int whole = 0;
    for (RuleExample example : RuleExample.of(BuiltInRules.all())) {
      if (!example.flagged() || !example.doc().onByDefault()) {
        continue;
      }
      Plan plan = plan(example);
      if (plan.nothingToDo()) {
        lines.add(example + ": nothing to plan");
        continue;
      }
      plan.unplanned().forEach(u -> lines.add(example + ": " + u.reason()));
      if (plan.unplanned().isEmpty() && example.example().refused().isEmpty()) {
        whole++;
        lines.add(example + ": planned");
        unexpected(example, plan)
            .forEach(f -> problems.add(example + ": " + f.rule() + " in " + f.path()));
        try {
          run(example, plan);
        } catch (SQLException e) {
          problems.add(e.getMessage());
        }
      }
    }
    Files.write(Path.of("target", "planned-examples.txt"), lines);
    assertThat(problems).isEmpty();
    // 34 when this was written; most of the others are for tables without a key, or no mistake of a
    // single step.
    assertThat(whole).isGreaterThan(30);
  }

  private static Plan plan(RuleExample example) {
    List<Migration> all = new ArrayList<>();
    example.given().ifPresent(all::add);
    all.addAll(example.migrations());
    return Planner.of(example.example().version(), PlanOptions.NONE)
        .plan(History.of("example", all), migration -> migration.id().startsWith("example-"));
  }

  private static List<Finding> unexpected(RuleExample example, Plan plan) {
    List<Migration> all = new ArrayList<>();
    example.given().ifPresent(all::add);
    List<Step> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      TransactionMode mode =
          step.forward().transaction() ? TransactionMode.SINGLE : TransactionMode.NONE;
      all.add(Migration.of(
          "step-" + steps.size(),
          mode,
          List.of(Script.of(step.name(), step.forward().script()))));
      steps.add(step);
    }
    List<Rule> rules =
        BuiltInRules.all().stream().filter(rule -> rule.doc().onByDefault()).toList();
    List<Finding> unexpected = new ArrayList<>();
    for (Finding finding :
        Linter.of(rules, plan.version()).check(History.of("p", all)).findings()) {
      if (finding.migration().startsWith("step-")
          && !finding.suppressed()
          && finding.severity() != Severity.INFO) {
        Step step = steps.get(Integer.parseInt(finding.migration().substring(5)));
        if (!step.expects().contains(finding.rule()) || step.stage().compareTo(Stage.SWITCH) < 0) {
          unexpected.add(finding);
        }
      }
    }
    return unexpected;
  }

  private static void run(RuleExample example, Plan plan) throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseMajorVersion()
          < example.example().version().major()) {
        return;
      }
      statement.execute(
          "CREATE SCHEMA rollsafe; CREATE FUNCTION rollsafe.assert_contract(text) RETURNS void"
              + " LANGUAGE sql AS ''");
      statement.execute(example.doc().given());
      for (Step step : plan.steps()) {
        connection.setAutoCommit(!step.forward().transaction());
        for (String sql : step.forward().statements()) {
          try {
            statement.execute(sql);
          } catch (SQLException e) {
            throw new SQLException(example + ": " + e.getMessage() + "\nin: " + sql, e);
          }
        }
        if (step.forward().transaction()) {
          connection.commit();
        }
      }
    }
  }
}
