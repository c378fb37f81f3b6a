package dev.rollsafe.plan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.run.Backfill.End;
import dev.rollsafe.plan.sequence.Batches;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Planner;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.sql.Script;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillTest {

  private static final int ROWS = 950;
  private static final Limits SMALL = new Limits(
      100, Duration.ZERO, Optional.of(Duration.ofSeconds(10)), Optional.empty(), Duration.ZERO);

  private TestPostgres.Database database;
  private Batches batches;
  private Step call;

  @BeforeEach
  void create() throws SQLException {
    database = TestPostgres.create();
    String given = "CREATE TABLE t (a integer, b text, c text, PRIMARY KEY (a, b));"
        + " INSERT INTO t SELECT g % 10, 'k' || g FROM generate_series(1, " + ROWS + ") AS g";
    Plan plan = Planner.of(ServerVersion.DEFAULT, PlanOptions.NONE)
        .plan(
            History.of(
                "h",
                List.of(
                    migration("given", given), migration("fill", "UPDATE t SET c = b || '!';"))),
            migration -> migration.id().equals("fill"));
    try (Connection connection = database.connect()) {
      execute(connection, given);
      for (Step step : plan.steps()) {
        if (step.batches().isPresent()) {
          batches = step.batches().get();
          call = step;
        } else if (step.name().endsWith("prepare")) {
          for (String sql : step.forward().statements()) {
            execute(connection, sql);
          }
        }
      }
    }
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.NONE, List.of(Script.of(id, sql)));
  }

  @Test
  void endsThoughTheTableGrowsFasterThanItGoes() throws Exception {
    Backfill backfill = new Backfill(database::connect, batches, SMALL);
    int[] told = {0};
    assertThat(backfill.run(progress -> {
          told[0]++;
          if (told[0] > 2 * ROWS / 100) {
            backfill.stop();
          }
          insert(told[0], 200);
        }))
        .isEqualTo(End.DONE);
    // What came later is no business of it: the statement that it stands for would not have seen
    // it.
    assertThat(backfill.pending()).isEqualTo(200L * told[0]);
  }

  private void insert(int round, int rows) {
    try (Connection connection = database.connect()) {
      execute(
          connection,
          "INSERT INTO t SELECT " + (10 + round) + ", 'late' || g FROM generate_series(1, " + rows
              + ") AS g");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void doesEveryRowOnceAndTellsHowFarItIs() throws Exception {
    Backfill backfill = new Backfill(database::connect, batches, SMALL);
    assertThat(backfill.pending()).isEqualTo(ROWS);
    List<Backfill.Progress> told = new ArrayList<>();
    assertThat(backfill.run(told::add)).isEqualTo(End.DONE);
    assertThat(backfill.pending()).isZero();
    assertThat(told).hasSizeGreaterThan(ROWS / 100);
    assertThat(told.get(0).rows()).isEqualTo(100);
    assertThat(told.get(told.size() - 1).rows()).isEqualTo(ROWS);
    assertThat(told.get(told.size() - 1).done()).isTrue();
  }

  @Test
  void goesOnWhereItWasStoppedAndTheProcedureGoesOnToo() throws Exception {
    Backfill first = new Backfill(database::connect, batches, SMALL);
    assertThat(first.run(progress -> first.stop())).isEqualTo(End.STOPPED);
    assertThat(first.pending()).isEqualTo(ROWS - 100);
    try (Connection connection = database.connect()) {
      execute(connection, call.forward().statements().get(0));
    }
    assertThat(first.pending()).isZero();
    try (Connection connection = database.connect()) {
      assertThat(number(connection, "SELECT rows_done FROM " + batches.progress()))
          .isEqualTo(ROWS);
    }
  }

  @Test
  void killedInTheMiddleItGoesOn() throws Exception {
    List<Connection> opened = new ArrayList<>();
    Backfill first = new Backfill(
        () -> {
          Connection connection = database.connect();
          opened.add(connection);
          return connection;
        },
        batches,
        SMALL);
    int[] batch = {0};
    assertThatThrownBy(() -> first.run(progress -> {
          if (++batch[0] == 3) {
            kill(opened.get(0));
          }
        }))
        .isInstanceOf(SQLException.class);
    // A batch begins with the last row of the one before.
    assertThat(first.pending()).isEqualTo(ROWS - 298);
    Backfill second = new Backfill(database::connect, batches, SMALL);
    List<Long> rows = new ArrayList<>();
    assertThat(second.run(progress -> rows.add(progress.rows()))).isEqualTo(End.DONE);
    assertThat(second.pending()).isZero();
    assertThat(rows.get(rows.size() - 1)).isEqualTo(ROWS);
  }

  private void kill(Connection victim) {
    try (Connection connection = database.connect()) {
      long pid = number(victim, "SELECT pg_backend_pid()");
      number(connection, "SELECT pg_terminate_backend(" + pid + ")::integer");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rowsThatComeLaterAreDoneByAnotherRun() throws Exception {
    Backfill backfill = new Backfill(database::connect, batches, SMALL);
    backfill.run(progress -> {});
    try (Connection connection = database.connect()) {
      execute(connection, "INSERT INTO t VALUES (0, 'late'), (99, 'later')");
    }
    assertThat(backfill.pending()).isEqualTo(2);
    assertThat(new Backfill(database::connect, batches, SMALL).run(progress -> {}))
        .isEqualTo(End.DONE);
    assertThat(backfill.pending()).isZero();
  }

  @Test
  void givesWayToLoadAndSaysSo() throws Exception {
    Limits busy =
        new Limits(100, Duration.ZERO, Optional.empty(), Optional.of(-1), Duration.ofMillis(150));
    Backfill backfill = new Backfill(database::connect, batches, busy);
    List<Backfill.Progress> told = new ArrayList<>();
    assertThat(backfill.run(told::add)).isEqualTo(End.HELD_UP);
    assertThat(told.get(0).heldUpBy())
        .hasValueSatisfying(why -> assertThat(why).contains("at work"));
    assertThat(backfill.pending()).isEqualTo(ROWS);
  }

  @Test
  void waitsWhileItIsPaused() throws Exception {
    Backfill backfill = new Backfill(database::connect, batches, SMALL);
    backfill.pause();
    List<String> why = new ArrayList<>();
    assertThat(backfill.run(progress -> {
          progress.heldUpBy().ifPresent(why::add);
          backfill.resume();
        }))
        .isEqualTo(End.DONE);
    assertThat(why).containsExactly("paused");
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
