package dev.rollsafe.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a snapshot sees of many statements, one row of {@code differences.sql} each, in a database made by {@code given.sql}.
 * What is different stands behind each as a server of version 16 has it; on other versions the statement must show, and its
 * undoing must show as nothing. {@code -Drollsafe.write=true} writes the file anew: read what changes in it.
 */
class SnapshotTest {

  private static final String FILE = "differences.sql";

  /**
   * A row.
   *
   * @param sql the statements
   * @param undo what takes them back
   * @param since the oldest version that knows them
   * @param expected the differences as lines
   */
  private record Row(String sql, Optional<String> undo, int since, List<String> expected) {

    String text() {
      StringBuilder text = new StringBuilder(sql).append('\n');
      undo.ifPresent(u -> text.append("-- undo: ").append(u).append('\n'));
      if (since > 13) {
        text.append("-- since: ").append(since).append('\n');
      }
      expected.forEach(line -> text.append("--   ").append(line).append('\n'));
      return text.toString();
    }
  }

  @TestFactory
  Stream<DynamicContainer> seesEveryChangeAndNothingElse() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(130);
    return TestPostgres.versions().entrySet().stream()
        .map(server -> DynamicContainer.dynamicContainer(
            "PostgreSQL " + server.getKey(), tests(server.getValue(), server.getKey(), rows)));
  }

  @Test
  void namesWhatIsDifferent() throws IOException, SQLException {
    List<Row> rows = rows();
    if (Boolean.getBoolean("rollsafe.write")) {
      write(rows);
    }
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      assumeThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(16);
      prepare(connection);
      SoftAssertions all = new SoftAssertions();
      for (Row row : rows) {
        all.assertThat(differences(connection, row)).as(row.sql()).isEqualTo(row.expected());
      }
      all.assertAll();
    }
  }

  private static Stream<DynamicTest> tests(TestPostgres server, int version, List<Row> rows) {
    return Stream.of(DynamicTest.dynamicTest("all rows", () -> {
      try (TestPostgres.Database database = server.createDatabase();
          Connection connection = database.connect()) {
        prepare(connection);
        Map<String, Object> wrong = new LinkedHashMap<>();
        for (Row row : rows) {
          if (row.since() <= version) {
            boolean shown = !differences(connection, row).isEmpty();
            if (shown == row.expected().isEmpty()) {
              wrong.put(row.sql(), shown ? "shows" : "does not show");
            }
          }
        }
        assertThat(wrong).isEmpty();
      }
    }));
  }

  /** Runs a row in a transaction that is rolled back; what is taken back must show as nothing. */
  private static List<String> differences(Connection connection, Row row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Snapshot before = Snapshot.of(connection);
      statement.execute(row.sql());
      String user = connection.getMetaData().getUserName();
      List<String> found = lines(before.differences(Snapshot.of(connection)), user);
      if (row.undo().isPresent()) {
        statement.execute(row.undo().get());
        assertThat(before.differences(Snapshot.of(connection))).as(row.sql()).isEmpty();
      }
      return found;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** The file calls the user that runs the tests {@code postgres}. */
  private static List<String> lines(List<Difference> differences, String user) {
    return differences.stream()
        .map(d -> d.toString()
            .replaceAll("\\s+", " ")
            .replaceAll("\\b" + user + "\\b", "postgres")
            .strip())
        .toList();
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(read("given.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String block : read(FILE).split("\n\n")) {
      String sql = "";
      Optional<String> undo = Optional.empty();
      int since = 13;
      List<String> expected = new ArrayList<>();
      for (String line : block.strip().split("\n")) {
        if (line.startsWith("-- undo: ")) {
          undo = Optional.of(line.substring(9));
        } else if (line.startsWith("-- since: ")) {
          since = Integer.parseInt(line.substring(10));
        } else if (line.startsWith("--   ")) {
          expected.add(line.substring(5));
        } else {
          sql = line;
        }
      }
      rows.add(new Row(sql, undo, since, expected));
    }
    return rows;
  }

  private static void write(List<Row> rows) throws IOException, SQLException {
    List<String> blocks = new ArrayList<>();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      prepare(connection);
      for (Row row : rows) {
        blocks.add(
            new Row(row.sql(), row.undo(), row.since(), differences(connection, row)).text());
      }
    }
    Files.writeString(
        Path.of("src/test/resources/dev/rollsafe/verify", FILE), String.join("\n", blocks));
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = SnapshotTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void leavesTheSearchPathAndTheSessionAlone() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = pg_catalog, public");
      Snapshot.of(connection);
      assertThat(path(statement)).isEqualTo("pg_catalog, public");
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL search_path = public");
      Snapshot.of(connection);
      assertThat(path(statement)).isEqualTo("public");
      connection.commit();
      assertThat(path(statement)).isEqualTo("pg_catalog, public");
    }
  }

  @Test
  void aValueThatASequenceGaveIsNoDifference() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SEQUENCE used");
      Snapshot before = Snapshot.of(connection);
      statement.execute("SELECT nextval('used')");
      assertThat(Snapshot.of(connection)).isEqualTo(before);
    }
  }

  /** What was read piece by piece must be what is read at once. */
  @TestFactory
  Stream<DynamicTest> readsOnlyWhatHasChangedAndYetSeesAll() throws IOException {
    List<Row> rows = rows();
    return TestPostgres.versions().entrySet().stream()
        .map(server -> DynamicTest.dynamicTest("PostgreSQL " + server.getKey(), () -> {
          try (TestPostgres.Database database = server.getValue().createDatabase();
              Connection connection = database.connect();
              Connection own = database.connect();
              Statement statement = connection.createStatement()) {
            prepare(connection);
            Snapshots snapshots = new Snapshots(own);
            snapshots.take();
            SoftAssertions all = new SoftAssertions();
            for (Row row : rows) {
              if (row.since() <= server.getKey() && row.undo().isPresent()) {
                for (String sql : List.of(row.sql(), row.undo().get())) {
                  statement.execute(sql);
                  all.assertThat(snapshots.take().differences(Snapshot.of(connection)))
                      .as(sql)
                      .isEmpty();
                }
              }
            }
            all.assertAll();
          }
        }));
  }

  @Test
  void knowsNothingOfOidsAndOfGaps() throws SQLException {
    try (TestPostgres.Database one = TestPostgres.create();
        TestPostgres.Database other = TestPostgres.create();
        Connection first = one.connect();
        Connection second = other.connect()) {
      first
          .createStatement()
          .execute("CREATE TABLE x (a integer); CREATE TABLE t (a integer, b text); DROP TABLE x");
      second
          .createStatement()
          .execute("CREATE TABLE t (z text, a integer); ALTER TABLE t DROP z, ADD b text");
      assertThat(Snapshot.of(first).differences(Snapshot.of(second))).isEmpty();
    }
  }

  private static String path(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW search_path")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
