package dev.rollsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The history that newcomers try first really runs, in the order in which Flyway would run it. */
class ShopSampleTest {

  private static final Path SHOP = Path.of("..", "samples", "shop");

  @Test
  void runsOnAServer() throws Exception {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      for (Path file : files()) {
        assertThatCode(() -> run(connection, file))
            .as(file.getFileName().toString())
            .doesNotThrowAnyException();
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM open_orders")) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  /** The versions in their order, then what is repeatable. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SHOP)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted(Comparator.comparing(ShopSampleTest::rank))
          .toList();
    }
  }

  private static int rank(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("R__")
        ? Integer.MAX_VALUE
        : Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static void run(Connection connection, Path file) throws IOException, SQLException {
    connection.setAutoCommit(!inTransaction(file));
    String text = Files.readString(file);
    Splitter splitter = Script.of(file.toString(), text).statements();
    try (Statement statement = connection.createStatement()) {
      while (splitter.next()) {
        statement.execute(splitter.span().of(text));
      }
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private static boolean inTransaction(Path file) throws IOException {
    Path configuration = Path.of(file + ".conf");
    return !Files.exists(configuration)
        || !Files.readString(configuration).contains("executeInTransaction=false");
  }
}
