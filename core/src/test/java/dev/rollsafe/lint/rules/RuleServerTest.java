package dev.rollsafe.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every rule is SQL that a server runs, or refuses as the example says. */
class RuleServerTest {

  private static TestPostgres.Database database;

  @BeforeAll
  static void create() throws SQLException {
    database = TestPostgres.create();
  }

  @AfterAll
  static void drop() throws SQLException {
    database.close();
  }

  static List<RuleExample> examples() {
    return RuleExample.of(BuiltInRules.all());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runsOnAServer(RuleExample example) throws SQLException {
    try (Connection connection = database.connect()) {
      assumeTrue(
          needed(example) <= connection.getMetaData().getDatabaseMajorVersion(),
          "needs a later version of PostgreSQL");
      empty(connection);
      if (example.given().isPresent()) {
        run(connection, example.given().get());
      }
      run(connection, example);
    }
  }

  /** So is every example with all in it that can be fixed. */
  @ParameterizedTest
  @MethodSource("fixed")
  void whatIsFixedRunsOnAServer(RuleExample example) throws SQLException {
    runsOnAServer(example);
  }

  static List<RuleExample> fixed() {
    List<Rule> rules = BuiltInRules.all();
    List<String> ids = rules.stream().map(rule -> rule.doc().id()).toList();
    List<RuleExample> fixed = new ArrayList<>();
    for (RuleExample example : RuleExample.of(rules)) {
      RuleExample safe = example.flagged() ? example.fixed(rules, ids) : example;
      if (!safe.equals(example)) {
        fixed.add(safe);
      }
    }
    return fixed;
  }

  /** The version that examples have by default is no wish. */
  private static int needed(RuleExample example) {
    int major = example.example().version().major();
    return major > ServerVersion.DEFAULT.major() ? major : ServerVersion.OLDEST;
  }

  private static void run(Connection connection, RuleExample example) throws SQLException {
    for (Migration migration : example.migrations()) {
      try {
        run(connection, migration);
      } catch (Refusal refusal) {
        String sqlState = example.example().refused().orElse("");
        if (!sqlState.equals(refusal.getSQLState())) {
          throw refusal;
        }
        assertThat(refusal.lines)
            .as("a refused statement has a mark")
            .containsAnyElementsOf(example.markedLines());
        return;
      }
    }
    example
        .example()
        .refused()
        .ifPresent(code -> fail("the server did not refuse it with " + code));
  }

  private static void run(Connection connection, Migration migration) throws SQLException {
    connection.setAutoCommit(!RunnerTransaction.of(migration).opened());
    Script script = migration.script();
    Splitter splitter = script.statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        try {
          statement.execute(splitter.span().of(script.text()));
        } catch (SQLException e) {
          throw new Refusal(e, script, splitter);
        }
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  /** Makes the database as good as new; quicker than a new one. */
  private static void empty(Connection connection) throws SQLException {
    List<String> schemas = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT quote_ident(nspname) FROM pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        statement.execute("DROP SCHEMA " + schema + " CASCADE");
      }
      statement.execute("CREATE SCHEMA public");
    }
  }

  /** A statement that the server refused. */
  private static final class Refusal extends SQLException {

    private static final long serialVersionUID = 1L;

    private final List<Integer> lines = new ArrayList<>();

    Refusal(SQLException e, Script script, Splitter splitter) {
      super(e.getMessage() + " in: " + splitter.span().of(script.text()), e.getSQLState(), e);
      int last = script.position(splitter.span().end()).line();
      for (int line = script.position(splitter.span().start()).line(); line <= last; line++) {
        lines.add(line);
      }
    }
  }
}
