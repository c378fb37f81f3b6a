package dev.rollsafe.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import dev.rollsafe.verify.Difference;
import dev.rollsafe.verify.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What we write at the end of the histories of real projects, beside what these made. The folder that {@code
 * ROLLSAFE_TEST_HISTORIES} names holds a folder for each project; what is different stands in {@code
 * target/real-histories.txt}. A statement that the server refuses is left out on both sides.
 */
@EnabledIfEnvironmentVariable(named = "ROLLSAFE_TEST_HISTORIES", matches = ".+")
class RealHistoriesTest {

  @Test
  void writesWhatRealHistoriesMade() throws IOException, SQLException {
    List<String> report = new ArrayList<>();
    int objects = 0;
    try (Stream<Path> projects = Files.list(Path.of(System.getenv("ROLLSAFE_TEST_HISTORIES")))) {
      for (Path project : projects.sorted().toList()) {
        for (History history : MigrationSources.read(List.of(project))) {
          objects += reported(project.getFileName().toString(), history, report);
          Files.write(Path.of("target/real-histories.txt"), report);
        }
      }
    }
    assertThat(objects).isPositive();
  }

  /** A history may end the session, or the server. */
  private static int reported(String project, History history, List<String> report) {
    try {
      return compare(project, history, report);
    } catch (SQLException e) {
      report.add(project + " " + history.path() + ": not compared, " + e.getMessage());
      return 0;
    }
  }

  private static int compare(String project, History history, List<String> report)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    Ddl ddl;
    Snapshot wanted;
    int refused = 0;
    int accepted = 0;
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Catalog catalog = Catalog.empty();
      int unit = 0;
      for (Migration migration : history.migrations()) {
        catalog = catalog.enter(++unit);
        for (Script script : migration.parts()) {
          Splitter splitter = script.statements();
          while (splitter.next()) {
            var read = SqlParser.statement(splitter);
            if (read instanceof dev.rollsafe.ast.TransactionControl) {
              continue;
            }
            try {
              statement.execute(splitter.span().of(script.text()));
              accepted++;
              catalog = catalog.apply(read);
            } catch (SQLException e) {
              refused++;
            }
          }
        }
        statement.execute("RESET ALL");
      }
      ddl = Ddl.all(catalog);
      wanted = Snapshot.of(connection);
    }
    int failed = 0;
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : ddl.statements()) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          failed++;
          lines.add("  FAILED " + e.getMessage().replace('\n', ' ') + " | "
              + sql.lines().limit(6).toList());
        }
      }
      statement.execute("RESET ALL");
      List<Difference> differences = wanted.differences(Snapshot.of(connection));
      for (Difference difference : differences) {
        lines.add("  DIFF " + difference.toString().replace('\n', ' '));
      }
      ddl.unwritten().forEach(u -> lines.add("  UNWRITTEN " + u));
      report.add(
          project + " " + history.path() + ": " + history.migrations().size() + " migrations, "
              + accepted + " statements, " + refused + " refused, " + wanted.size() + " objects, "
              + ddl.unwritten().size() + " unwritten, " + failed + " failed, " + differences.size()
              + " differences");
    }
    report.addAll(lines);
    return wanted.size();
  }
}
