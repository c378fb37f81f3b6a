package dev.rollsafe.release.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.release.readiness.Readiness.State;
import dev.rollsafe.release.readiness.SchemaReadiness.Times;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three values over time: cached, kept for a grace time where the database is gone, asked again behind it. */
class SchemaReadinessTest {

  private static final Times TIMES = new Times(
      Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(2));

  private TestPostgres.Database database;
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private boolean gone;
  private int asked;
  private SchemaReadiness readiness;

  @BeforeEach
  void make() throws SQLException {
    database = TestPostgres.create();
    run("CREATE TABLE t (id bigint)");
    Manifest manifest = new Manifest(
        "shop",
        "7",
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        "scan",
        List.of(new Manifest.Table("t", Set.of(Manifest.Access.SELECT), Map.of("id", "bigint"))),
        Map.of(),
        Set.of());
    readiness = new SchemaReadiness(manifest, this::connect, TIMES, () -> now, new Random(1));
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private Connection connect() throws SQLException {
    asked++;
    if (gone) {
      throw new SQLException("the server is gone", "08006");
    }
    return database.connect();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private State after(long seconds) {
    now = now.plusSeconds(seconds);
    return readiness.check().state();
  }

  @Test
  void asksOnceInAWhile() throws SQLException {
    assertThat(after(0)).isEqualTo(State.READY);
    run("ALTER TABLE t RENAME id TO key");
    assertThat(after(23)).isEqualTo(State.READY);
    assertThat(asked).isEqualTo(1);
    assertThat(after(14)).isEqualTo(State.NOT_COMPATIBLE);
    assertThat(readiness.check().reasons()).containsExactly("t.id: there is no such column");
    run("ALTER TABLE t RENAME key TO id");
    assertThat(after(37)).isEqualTo(State.READY);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void isUnknownUntilTheDatabaseWasAsked() {
    gone = true;
    assertThat(after(0)).isEqualTo(State.UNKNOWN);
    assertThat(readiness.check().isReady()).isFalse();
    assertThat(after(1)).isEqualTo(State.UNKNOWN);
    assertThat(asked).as("not asked again at once").isEqualTo(1);
    gone = false;
    assertThat(after(6)).isEqualTo(State.READY);
  }

  @Test
  void keepsTheLastVerdictForAGraceTime() throws SQLException {
    assertThat(after(0)).isEqualTo(State.READY);
    gone = true;
    assertThat(after(40)).isEqualTo(State.READY);
    assertThat(after(200)).isEqualTo(State.READY);
    assertThat(after(70)).isEqualTo(State.UNKNOWN);
    assertThat(readiness.check().reasons())
        .containsExactly("the database cannot be asked: the server is gone");
    run("DROP TABLE t");
    gone = false;
    assertThat(after(10)).isEqualTo(State.NOT_COMPATIBLE);
    gone = true;
    assertThat(after(40))
        .as("an incompatible verdict is kept as well")
        .isEqualTo(State.NOT_COMPATIBLE);
  }

  @Test
  void instancesDoNotAskAtTheSameTime() {
    int early = 0;
    Random random = new Random(7);
    for (int instance = 0; instance < 20; instance++) {
      asked = 0;
      SchemaReadiness one = new SchemaReadiness(
          new Manifest(
              "s",
              "1",
              Optional.empty(),
              Optional.empty(),
              Set.of(),
              Set.of(),
              "scan",
              List.of(),
              Map.of(),
              Set.of()),
          this::connect,
          TIMES,
          () -> now,
          random);
      one.check();
      now = now.plusSeconds(30);
      one.check();
      early += asked == 2 ? 1 : 0;
    }
    assertThat(early).isBetween(3, 17);
  }
}
