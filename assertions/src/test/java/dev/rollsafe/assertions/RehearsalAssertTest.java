package dev.rollsafe.assertions;

import static dev.rollsafe.assertions.RollsafeAssertions.assertThatMigrations;
import static dev.rollsafe.assertions.RollsafeAssertions.onPostgres;
import static dev.rollsafe.assertions.RollsafeAssertions.onPostgresAt;
import static dev.rollsafe.assertions.RollsafeAssertions.previousReleaseQueries;
import static dev.rollsafe.assertions.RollsafeAssertions.queriesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.assertions.record.QueryRecorder;
import dev.rollsafe.scratch.ScratchDatabase;
import dev.rollsafe.scratch.ScratchServer;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalAssertTest {

  private static final String CLEAN = "classpath:db/clean";
  private static final String UNSAFE = "classpath:db/unsafe";

  @TempDir
  private Path folder;

  @Test
  void provesOnAServerWhatIsSafe() {
    assertThatMigrations(CLEAN).areReversible(onPostgres()).and().areRollbackSafe(onPostgres());
  }

  @Test
  void showsWhatAServerSaysOfWhatIsNot() {
    assertThatThrownBy(() -> assertThatMigrations(UNSAFE).since("2").areReversible(onPostgres()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(" since 2 to be reversible (rehearsed on ")
        .hasMessageContaining("V2__drop_total");
  }

  @Test
  void runsTheStatementsThatTheReleaseBeforeRecorded() throws Exception {
    Path queries = folder.resolve("rollsafe.queries");
    record(queries);

    assertThat(queries)
        .content()
        .contains("-- types: bigint, unknown\nINSERT INTO orders (id, total) VALUES ($1, $2);")
        .contains("SELECT total FROM orders WHERE status = $1;")
        .doesNotContain("secret")
        .doesNotContain("CREATE");
    assertThatMigrations(CLEAN).rehearsedOn(onPostgres()).runs(queriesIn(queries));
    assertThatThrownBy(() -> assertThatMigrations(UNSAFE)
            .as("release 2")
            .since("2")
            .rehearsedOn(onPostgres())
            .runs(queriesIn(queries)))
        .hasMessageStartingWith("[release 2] ")
        .hasMessageContaining("column \"total\" does not exist");
  }

  private void record(Path queries) throws Exception {
    try (ScratchServer server = Postgres.ofVersion(Optional.empty()).start();
        ScratchDatabase database = ScratchDatabase.create(server)) {
      DataSource source = (DataSource) Proxy.newProxyInstance(
          DataSource.class.getClassLoader(),
          new Class<?>[] {DataSource.class},
          (proxy, method, arguments) -> database.connect());
      QueryRecorder recorder = new QueryRecorder();
      use(recorder.around(source));
      assertThat(recorder.size()).isEqualTo(2);
      recorder.writeTo(queries);
    }
  }

  private static void use(DataSource source) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, status text)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO orders (id, total) VALUES (?, ?)")) {
        for (long id = 1; id <= 2; id++) {
          insert.setLong(1, id);
          insert.setObject(2, null);
          insert.executeUpdate();
        }
      }
      statement.executeQuery("SELECT total FROM orders WHERE status = 'secret'").close();
    }
  }

  @Test
  void readsTheStatementsOnTheClassPath() throws Exception {
    assertThatThrownBy(() -> previousReleaseQueries())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the class path holds no rollsafe.queries; record it with");
    System.setProperty(
        "rollsafe.queries",
        Files.writeString(folder.resolve("q"), "SELECT id FROM orders;").toString());
    try {
      assertThatMigrations(UNSAFE)
          .since("2")
          .rehearsedOn(onPostgres())
          .runs(previousReleaseQueries());
    } finally {
      System.clearProperty("rollsafe.queries");
    }
  }

  @Test
  void saysThatThereIsNoServer() {
    assertThatThrownBy(() -> onPostgres("seventeen"))
        .hasMessage("a version of PostgreSQL is one of 13 to 18, not seventeen");
    assertThatThrownBy(() -> assertThatMigrations(CLEAN).areReversible(onPostgres("9")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("there is no PostgreSQL to rehearse on: ");
    assertThatThrownBy(() -> assertThatMigrations(CLEAN)
            .areReversible(onPostgresAt("jdbc:postgresql://localhost:1/x?password=geheim")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the rehearsal broke off: ")
        .hasMessageNotContaining("geheim");
  }
}
