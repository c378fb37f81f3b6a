package dev.rollsafe.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    List<OldStatement> old = new ArrayList<>();
    for (String query : queries) {
      old.add(new OldStatement(query, List.of(), false));
    }
    List<Migration> undos = down.isEmpty() ? List.of() : List.of(migration("2", down));
    try (TestServer server = new TestServer()) {
      Rehearsal rehearsal =
          new Rehearsal(server, migration -> migration.id().equals("2"), old, Optional.empty());
      History history = new History(
          "test", History.Layout.PLAIN, List.of(first, second), undos, List.of(), List.of());
      rehearsal.run(history, seen::add);
      assertThat(rehearsal.unseeded()).isEmpty();
      assertThat(rehearsal.notes()).isEmpty();
    }
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  private static Rehearsed.Down own(Rehearsed seen) {
    assertThat(seen.downs())
        .extracting(Rehearsed.Down::origin)
        .containsExactly(Rehearsed.Origin.MADE, Rehearsed.Origin.OWN);
    return seen.downs().get(1);
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
    assertThat(own(seen).differences()).isEmpty();
    assertThat(own(seen).lostData()).containsExactly("orders.note");
    assertThat(seen.reversible()).isFalse();
    assertThat(seen.broken())
        .anySatisfy(b -> assertThat(b.error()).contains("note").contains("42703"));
  }

  @Test
  void namesWhatADownScriptForgets() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders ADD COLUMN extra text; CREATE INDEX i ON orders (total);",
        "ALTER TABLE orders DROP COLUMN extra;");
    assertThat(own(seen).differences()).extracting(Difference::object).containsExactly("public.i");
    assertThat(own(seen).again()).singleElement().asString().contains("already exists");
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
    try (TestServer server = new TestServer()) {
      Rehearsal rehearsal = new Rehearsal(
          server, migration -> migration.id().equals("2"), List.of(), Optional.empty());
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

  @Test
  void provesTheScriptThatIsMadeWithoutOneOfTheProject() throws SQLException {
    Rehearsed seen = rehearse(
        "ALTER TABLE orders RENAME COLUMN note TO remark; CREATE INDEX i ON orders (remark);"
            + " ALTER TABLE customers ADD COLUMN nick text UNIQUE;",
        "");
    assertThat(seen.downs())
        .singleElement()
        .satisfies(down -> assertThat(down.restores()).isTrue());
    assertThat(seen.reversible()).isTrue();
    assertThat(seen.surprises()).isEmpty();
    assertThat(seen.failed()).isTrue();
  }

  @Test
  void aWayBackThatGoesWrongDoesNotSpoilWhatFollows() throws SQLException {
    List<Rehearsed> seen = new ArrayList<>();
    try (TestServer server = new TestServer()) {
      History history = new History(
          "test",
          History.Layout.PLAIN,
          List.of(
              migration("1", SCHEMA),
              migration("2", "ALTER TABLE orders ADD COLUMN extra text;"),
              migration("3", "ALTER TABLE orders ADD COLUMN more text;")),
          List.of(migration("2", "DROP TABLE orders;")),
          List.of(),
          List.of());
      new Rehearsal(server, migration -> true, List.of(), Optional.empty()).run(history, seen::add);
    }
    assertThat(seen).hasSize(3);
    assertThat(own(seen.get(1)).differences()).isNotEmpty();
    assertThat(own(seen.get(1)).broken()).isNotEmpty();
    assertThat(seen.get(1).reversible()).isTrue();
    assertThat(seen.get(2).failed()).as(seen.get(2).toString()).isFalse();
  }

  @Test
  void aMadeUpValueThatIsRefusedProvesNothing() throws SQLException {
    Rehearsed seen = rehearse("ALTER TABLE orders ADD CHECK (total < 5);", "");
    assertThat(seen.broken()).isEmpty();
    assertThat(seen.undecided())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.error()).contains("23514"));
  }

  /** Each table must get rows. */
  @Test
  void makesRowsThatMeetWhatTablesAsk() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("""
          CREATE DOMAIN code AS text CHECK (VALUE ~ '^[A-Z]{3}$');
          CREATE TYPE mood AS ENUM ('sad', 'ok');
          CREATE TABLE parents (a int, b text, m mood NOT NULL, PRIMARY KEY (a, b));
          CREATE TABLE children (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int NOT NULL, b text NOT NULL,
            c code NOT NULL, twice int GENERATED ALWAYS AS (a * 2) STORED, FOREIGN KEY (a, b) REFERENCES parents (a, b));
          CREATE TABLE checked (low int NOT NULL, high int NOT NULL, kind text NOT NULL CHECK (kind IN ('x', 'y')),
            mail text NOT NULL CHECK (mail LIKE '%@%'), CHECK (low > 10 AND high > low));
          CREATE TABLE flags (on_off boolean NOT NULL UNIQUE);
          CREATE TABLE tree (id int PRIMARY KEY, parent int NOT NULL REFERENCES tree);
          CREATE TABLE events (at date NOT NULL, n int) PARTITION BY RANGE (at);
          CREATE TABLE events_2031 PARTITION OF events FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
          CREATE TABLE never (n int NOT NULL CHECK (n > 5 AND n < 3));
          """);
      List<SeedTable> tables = SeedTables.of(connection);
      Seeder seeder = new Seeder(connection);
      seeder.seed(tables);
      assertThat(seeder.skipped()).containsOnlyKeys("never");
      statement.execute("INSERT INTO parents VALUES (100, 'of a migration', 'ok')");
      seeder.clear(tables, "why");
      assertThat(SeedTables.empty(connection, tables))
          .doesNotContain("parents")
          .contains("children", "checked", "tree");
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM parents")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }
}
