package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.compensate.Compensation;
import dev.rollsafe.plan.compensate.Compensator;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Runner;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each example of a rule is a release that is compensated on a server: what could be read and written before can be again, or it
 * is said what is not mended.
 */
class CompensatedExamplesTest {

  private static final String COLUMNS = """
      SELECT 'SELECT ' || quote_ident(attname) || ' FROM ' || attrelid::regclass
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname <> 'information_schema' AND c.relpersistence <> 't' AND c.relispopulated
      """;

  private static final String DEMANDS = """
      SELECT attrelid::regclass || '.' || attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname <> 'information_schema' AND attnotnull AND NOT atthasdef AND attidentity = ''
      """;

  @Test
  void theReleaseBeforeCanReadAndWriteAgain() throws IOException, SQLException {
    List<String> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int mended = 0;
    for (RuleExample example : RuleExample.of(BuiltInRules.all())) {
      if (example.example().refused().isPresent()) {
        continue;
      }
      Compensation compensation = compensate(example);
      String told = compensation.nothingToDo()
          ? "nothing to do"
          : compensation.plan().unplanned().isEmpty()
              ? "mended"
              : compensation.plan().unplanned().get(0).reason();
      lines.add(example + ": " + told);
      boolean steps = !compensation.plan().steps().isEmpty();
      if (steps
          && compensation.plan().unplanned().isEmpty()
          && run(example, compensation, problems)) {
        mended++;
      }
    }
    Files.write(Path.of("target", "compensated-examples.txt"), lines);
    assertThat(problems).isEmpty();
    assertThat(mended).isGreaterThan(100);
  }

  private static Compensation compensate(RuleExample example) {
    List<Migration> before = new ArrayList<>();
    example.given().ifPresent(before::add);
    return Compensator.of(example.example().version(), PlanOptions.NONE)
        .compensate("example", before, example.migrations());
  }

  /** Runs all of it; says whether the example itself could be run. */
  private static boolean run(RuleExample example, Compensation compensation, List<String> problems)
      throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      if (connection.getMetaData().getDatabaseMajorVersion()
          < example.example().version().major()) {
        return false;
      }
      Runner runner = new Runner(connection);
      List<String> columns;
      List<String> demands;
      try {
        runner.execute(example.doc().given());
        columns = list(connection, COLUMNS);
        demands = list(connection, DEMANDS);
        statements(connection, example.script().text());
      } catch (SQLException notForThisServer) {
        return false;
      }
      reset(connection);
      try {
        for (Step step : compensation.plan().steps()) {
          runner.run(step.forward());
        }
      } catch (SQLException refused) {
        problems.add(example + ": " + refused.getMessage());
        return true;
      }
      for (String column : columns) {
        try {
          runner.execute(column + " LIMIT 0");
        } catch (SQLException gone) {
          problems.add(example + ": " + gone.getMessage());
        }
      }
      for (String demand : list(connection, DEMANDS)) {
        String table = demand.substring(0, demand.lastIndexOf('.') + 1);
        boolean known = columns.stream().anyMatch(c -> (c + ".").endsWith(" " + table));
        if (known && !demands.contains(demand)) {
          problems.add(example + ": nothing may be left out in " + demand);
        }
      }
    }
    return true;
  }

  private static void reset(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try {
        statement.execute("COMMIT");
      } finally {
        statement.execute("DISCARD ALL");
      }
    }
  }

  private static void statements(Connection connection, String sql) throws SQLException {
    Splitter splitter = Script.of("", sql).statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        statement.execute(splitter.span().of(sql));
      }
    }
  }

  private static List<String> list(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
