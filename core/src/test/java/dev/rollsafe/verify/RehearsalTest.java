package dev.rollsafe.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private static final String SCHEMA = """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
      CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(8) NOT NULL UNIQUE, mood mood NOT NULL,
        kind text NOT NULL CHECK (kind IN ('a', 'b')), points positive NOT NULL);
      CREATE TABLE orders (id uuid PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, total numeric(10, 2) NOT NULL, at timestamptz NOT NULL,
        tags text[] NOT NULL, data jsonb NOT NULL, note text);
      """;

  private static Rehearsed rehearse(String up, String down, String... queries) throws SQLException {
    Migration first = migration("1", SCHEMA);
    Migration second = migration("2", up);
    List<Rehearsed> seen = new ArrayList<>();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Rehearsal rehearsal = new Rehearsal(
          connection,
          migration -> migration.id().equals("2"),
          migration -> down.isEmpty() ? Optional.empty() : Optional.of(migration("2", down)),
          List.of(queries),
          Optional.empty());
      rehearsal.run(History.of("test", List.of(first, second)), seen::add);
      assertThat(rehearsal.unseeded()).isEmpty();
    }
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.SINGLE, List.of(Script.of(id + ".sql", sql)));
  }

  @Test
  void provesWhatIsSafeAndReversible() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders ADD COLUMN extra text;", "ALTER TABLE orders DROP COLUMN extra;");
    assertThat(seen.failure()).isEmpty();
    assertThat(seen.broken()).isEmpty();
    assertThat(seen.statements()).isGreaterThanOrEqualTo(9);
    assertThat(seen.reversible()).isTrue();
    assertThat(seen.safeForOldRelease()).isTrue();
    assertThat(seen.failed()).isFalse();
    assertThat(seen.locks())
        .extracting(lock -> lock.object() + " " + lock.mode())
        .containsExactly("orders ACCESS EXCLUSIVE");
    assertThat(seen.rewrites()).isEmpty();
    assertThat(seen.surprises()).isEmpty();
  }

  @Test
  void showsTheDataThatADownScriptDoesNotBringBack() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders DROP COLUMN note;", "ALTER TABLE orders ADD COLUMN note text;");
    assertThat(seen.down().orElseThrow().differences()).isEmpty();
    assertThat(seen.down().orElseThrow().lostData()).containsExactly("orders.note");
    assertThat(seen.reversible()).isFalse();
    assertThat(seen.broken())
        .anySatisfy(b -> assertThat(b.error()).contains("note").contains("42703"));
  }

  @Test
  void namesWhatADownScriptForgets() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders ADD COLUMN extra text; CREATE INDEX i ON orders (total);",
        "ALTER TABLE orders DROP COLUMN extra;");
    assertThat(seen.down().orElseThrow().differences())
        .extracting(Difference::object)
        .containsExactly("public.i");
    assertThat(seen.down().orElseThrow().again())
        .singleElement()
        .asString()
        .contains("already exists");
  }

  @Test
  void runsTheStatementsOfTheOldRelease() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders ADD COLUMN extra text NOT NULL DEFAULT 'x'; ALTER TABLE orders ALTER COLUMN extra DROP DEFAULT;",
        "");
    assertThat(seen.broken())
        .isNotEmpty()
        .allSatisfy(b -> assertThat(b.sql()).startsWith("INSERT"));
    Rehearsed given = rehearse(
        "ALTER TABLE orders RENAME COLUMN note TO remark;",
        "",
        "SELECT note FROM orders WHERE id = $1",
        "SELECT total FROM orders",
        "SELECT nothing");
    assertThat(given.statements()).isEqualTo(2);
    assertThat(given.broken())
        .extracting(Rehearsed.Broken::sql)
        .containsExactly("SELECT note FROM orders WHERE id = $1");
  }

  @Test
  void seesRewrites() throws SQLException {
    Rehearsed seen = rehearse("ALTER TABLE orders ALTER COLUMN total TYPE double precision;", "");
    assertThat(seen.rewrites()).containsExactly("orders");
    assertThat(seen.surprises()).isEmpty();
  }

  @Test
  void takesRowsAwayThatAMigrationRefuses() throws SQLException {
    List<Rehearsed> seen = new ArrayList<>();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      Rehearsal rehearsal = new Rehearsal(
          connection,
          migration -> migration.id().equals("2"),
          migration -> Optional.empty(),
          List.of(),
          Optional.empty());
      rehearsal.run(
          History.of(
              "test",
              List.of(
                  migration("1", SCHEMA),
                  migration("2", "ALTER TABLE orders ADD CHECK (total > 1000);"))),
          seen::add);
      assertThat(rehearsal.unseeded()).containsKey("orders");
    }
    assertThat(seen).singleElement().satisfies(one -> assertThat(one.failure()).isEmpty());
  }

  @Test
  void saysWhereAMigrationFails() throws SQLException {
    Rehearsed seen = rehearse("SELECT 1;\nALTER TABLE nowhere ADD COLUMN a text;", "");
    assertThat(seen.failure().orElseThrow()).contains("2.sql:2").contains("nowhere");
    assertThat(seen.failed()).isTrue();
  }
}
