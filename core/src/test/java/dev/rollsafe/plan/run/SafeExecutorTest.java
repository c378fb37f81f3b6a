package dev.rollsafe.plan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Timeouts;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeExecutorTest {

  private static final Block ADD = new Block(
      true,
      new Timeouts(Duration.ofMillis(200), Duration.ofSeconds(5)),
      List.of("CREATE TABLE first (id integer)", "ALTER TABLE t ADD COLUMN a integer"));
  private static final Retry QUICK =
      new Retry(4, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(20));

  private TestPostgres.Database database;

  @BeforeEach
  void create() throws SQLException {
    database = TestPostgres.create();
    try (Connection connection = database.connect()) {
      execute(connection, "CREATE TABLE t (id integer PRIMARY KEY); INSERT INTO t VALUES (1)");
    }
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void givesUpNamesWhoWasInTheWayAndChangesNothing() throws SQLException {
    try (Connection reader = database.connect()) {
      reader.setAutoCommit(false);
      execute(reader, "SET application_name = 'nightly report'");
      execute(reader, "SELECT count(*) FROM t");
      assertThatThrownBy(() -> new SafeExecutor(database::connect, QUICK).run(ADD))
          .isInstanceOf(LockNotObtained.class)
          .hasMessageContaining("4 attempts")
          .hasMessageContaining("nightly report")
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("55P03"));
    }
    try (Connection connection = database.connect()) {
      assertThat(number(connection, "SELECT count(*) FROM pg_class WHERE relname = 'first'"))
          .isZero();
    }
  }

  @Test
  void triesAgainUntilTheLockIsFree() throws Exception {
    Retry patient =
        new Retry(50, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(60));
    try (Connection reader = database.connect()) {
      reader.setAutoCommit(false);
      execute(reader, "SELECT count(*) FROM t");
      CompletableFuture<Integer> attempts = CompletableFuture.supplyAsync(() -> run(patient));
      try (Connection watcher = database.connect()) {
        while (number(
                watcher,
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE t%'")
            == 0) {
          Thread.onSpinWait();
        }
        while (number(
                watcher,
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE t%'")
            > 0) {
          Thread.onSpinWait();
        }
      }
      reader.rollback();
      assertThat(attempts.get()).isGreaterThan(1);
    }
    try (Connection connection = database.connect()) {
      assertThat(number(connection, "SELECT count(*) FROM first")).isZero();
      assertThat(number(connection, "SELECT count(a) FROM t")).isZero();
    }
  }

  private int run(Retry retry) {
    try {
      return new SafeExecutor(database::connect, retry).run(ADD);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatTheServerRefusesIsNotTriedAgain() {
    Block wrong = Block.transaction(
        List.of("CREATE TABLE u (id integer)", "ALTER TABLE nothing ADD COLUMN a integer"));
    assertThatThrownBy(() -> new SafeExecutor(database::connect, QUICK).run(wrong))
        .isInstanceOf(SQLException.class)
        .isNotInstanceOf(LockNotObtained.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void runsOutsideATransactionWhatCannotRunInOne() throws Exception {
    new SafeExecutor(database::connect, QUICK)
        .run(Block.outside("CREATE INDEX CONCURRENTLY t_idx ON t (id)"));
    try (Connection connection = database.connect()) {
      assertThat(number(
              connection,
              "SELECT count(*) FROM pg_index WHERE indexrelid = 't_idx'::regclass AND indisvalid"))
          .isOne();
    }
  }

  @Test
  void thereIsAlwaysAnEnd() {
    assertThatThrownBy(() -> new Timeouts(Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retry(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
