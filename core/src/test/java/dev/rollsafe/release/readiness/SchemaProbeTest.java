package dev.rollsafe.release.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.release.Change;
import dev.rollsafe.release.Phase;
import dev.rollsafe.release.ReleaseLedger;
import dev.rollsafe.release.json.JsonProblem;
import dev.rollsafe.release.readiness.Readiness.State;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probe says of live schemas, on servers of several versions. */
class SchemaProbeTest {

  private static final String BASE = """
      CREATE SCHEMA app;
      CREATE TYPE app.tier AS ENUM ('free', 'paid');
      CREATE TABLE app.customer (id bigserial PRIMARY KEY, mail varchar(80) NOT NULL, tier app.tier, "Note" text);
      CREATE TABLE app.visit (id bigint GENERATED ALWAYS AS IDENTITY, customer_id bigint);
      CREATE FUNCTION app.next_code(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
      """;

  private static final String MANIFEST = """
      {"format": 1, "service": "shop", "release": "7",
       "tables": [
         {"name": "app.customer", "does": ["select", "insert", "update", "delete"],
          "columns": {"id": "bigint", "mail": "varchar(80)", "tier": "app.tier", "Note": "text"}},
         {"name": "app.visit", "does": ["select"], "columns": {"id": "bigint"}}],
       "enums": {"app.tier": ["free", "paid"]},
       "functions": ["app.next_code"]}
      """;

  private static Manifest manifest() {
    try {
      return ManifestReader.read("release.json", MANIFEST);
    } catch (JsonProblem wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Readiness ask(Connection connection) throws SQLException {
    return new SchemaProbe(manifest(), Duration.ofSeconds(5)).ask(connection);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // what the next release does | what the previous build makes of it; nothing for ready
        "ALTER TABLE app.customer ADD email text | \"\"",
        "ALTER TABLE app.customer ADD email text NOT NULL DEFAULT '' | \"\"",
        "ALTER TABLE app.customer ADD email text NOT NULL | app.customer.email: is NOT NULL without a default and unknown to this build: its INSERTs fail",
        "ALTER TABLE app.customer ADD email text, ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID | app.customer.email: is NOT NULL without a default",
        "ALTER TABLE app.customer ADD \"E mail\" text, ADD CHECK (\"E mail\" IS NOT NULL) NOT VALID | app.customer.E mail: is NOT NULL without a default",
        "ALTER TABLE app.customer ADD email text, ADD CHECK (email <> '') NOT VALID | \"\"",
        "CREATE DOMAIN app.must AS text NOT NULL; ALTER TABLE app.customer ADD email app.must | app.customer.email: is NOT NULL without a default",
        "CREATE DOMAIN app.must AS text NOT NULL DEFAULT 'x'; ALTER TABLE app.customer ADD email app.must | \"\"",
        "ALTER TABLE app.customer ADD n bigint GENERATED ALWAYS AS IDENTITY | \"\"",
        "ALTER TABLE app.customer ADD n text NOT NULL GENERATED ALWAYS AS ('x') STORED | \"\"",
        "ALTER TABLE app.customer ADD email text NOT NULL; CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE INSERT ON app.customer FOR EACH ROW EXECUTE FUNCTION app.f() | \"\"",
        "ALTER TABLE app.customer ADD email text NOT NULL; CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t AFTER INSERT ON app.customer FOR EACH ROW EXECUTE FUNCTION app.f() | app.customer.email: is NOT NULL without a default",
        "ALTER TABLE app.visit ADD email text NOT NULL | \"\"",
        "ALTER TABLE app.customer RENAME mail TO email | app.customer.email: is NOT NULL without a default; app.customer.mail: there is no such column",
        "ALTER TABLE app.customer DROP \"Note\" | app.customer.Note: there is no such column",
        "ALTER TABLE app.customer ALTER mail TYPE text | \"\"",
        "ALTER TABLE app.customer ALTER mail TYPE varchar(90) | \"\"",
        "ALTER TABLE app.customer ALTER \"Note\" TYPE varchar(9) | app.customer.Note: is character varying instead of text",
        "ALTER TABLE app.visit ALTER id TYPE int | app.visit.id: is integer instead of bigint",
        "DROP TABLE app.visit | app.visit: there is no such table or view",
        "ALTER TABLE app.visit RENAME TO v; CREATE VIEW app.visit AS SELECT * FROM app.v | \"\"",
        "ALTER TYPE app.tier ADD VALUE 'vip' | \"\"",
        "ALTER TYPE app.tier RENAME VALUE 'paid' TO 'vip' | app.tier: has no value 'paid'",
        "DROP FUNCTION app.next_code(int) | app.next_code: there is no such function",
        "ALTER FUNCTION app.next_code(int) SET SCHEMA public | app.next_code: there is no such function",
      })
  void thePreviousBuildAfterAMigration(String migration, String expected) throws SQLException {
    for (Map.Entry<Integer, TestPostgres> server : TestPostgres.versions().entrySet()) {
      try (TestPostgres.Database database = server.getValue().createDatabase();
          Connection connection = database.connect()) {
        run(connection, BASE);
        assertThat(ask(connection).state()).isEqualTo(State.READY);
        run(connection, migration);
        Readiness readiness = ask(connection);
        String reasons = String.join("; ", readiness.reasons());
        if (expected.isEmpty()) {
          assertThat(reasons).as("PostgreSQL " + server.getKey()).isEmpty();
        } else {
          String[] each = expected.split("; ");
          assertThat(readiness.reasons()).hasSize(each.length);
          for (int i = 0; i < each.length; i++) {
            assertThat(readiness.reasons().get(i)).startsWith(each[i]);
          }
        }
        assertThat(readiness.isReady()).isEqualTo(expected.isEmpty());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GRANT SELECT, INSERT, UPDATE, DELETE ON app.customer TO ROLE; GRANT SELECT ON app.visit TO ROLE; GRANT USAGE ON SEQUENCE app.customer_id_seq TO ROLE | \"\"",
        "GRANT SELECT, INSERT, UPDATE ON app.customer TO ROLE; GRANT SELECT ON app.visit TO ROLE; GRANT USAGE ON SEQUENCE app.customer_id_seq TO ROLE | may not DELETE",
        "GRANT SELECT, INSERT, DELETE ON app.customer TO ROLE; GRANT SELECT ON app.visit TO ROLE; GRANT USAGE ON SEQUENCE app.customer_id_seq TO ROLE | app.customer.Note: the role ROLE may not UPDATE",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON app.customer TO ROLE; GRANT SELECT (customer_id) ON app.visit TO ROLE; GRANT USAGE ON SEQUENCE app.customer_id_seq TO ROLE | app.visit.id: the role ROLE may not SELECT",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON app.customer TO ROLE; GRANT SELECT ON app.visit TO ROLE | app.customer.id: the role ROLE may not use the sequence app.customer_id_seq",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON app.customer TO ROLE; GRANT SELECT ON app.visit TO ROLE; GRANT USAGE ON SEQUENCE app.customer_id_seq TO ROLE; REVOKE EXECUTE ON FUNCTION app.next_code(int) FROM PUBLIC | app.next_code: the role ROLE may not EXECUTE it",
        "REVOKE USAGE ON SCHEMA app FROM ROLE | permission denied for schema app",
      })
  void privilegesOfTheRole(String grants, String expected) throws SQLException {
    for (TestPostgres server : TestPostgres.versions().values()) {
      try (TestPostgres.Database database = server.createDatabase();
          Connection connection = database.connect()) {
        String role = "probe_" + System.nanoTime();
        run(connection, BASE + "CREATE ROLE " + role + "; GRANT USAGE ON SCHEMA app TO " + role);
        try {
          run(connection, grants.replace("ROLE", role) + "; SET ROLE " + role);
          Readiness readiness = ask(connection);
          String reasons = String.join("; ", readiness.reasons());
          assertThat(readiness.isReady()).as(reasons).isEqualTo(expected.isEmpty());
          assertThat(reasons).contains(expected.replace("ROLE", role));
        } finally {
          run(connection, "RESET ROLE; DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
      }
    }
  }

  /** Names are looked up without locks, so that a probe does not wait behind a migration. */
  @Test
  void itDoesNotWaitForALockedTableAndWritesNothing() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection migration = database.connect();
        Connection connection = database.connect()) {
      run(migration, BASE);
      run(connection, "SET default_transaction_read_only = on");
      migration.setAutoCommit(false);
      run(migration, "LOCK TABLE app.customer IN ACCESS EXCLUSIVE MODE");
      Readiness readiness = ask(connection);
      assertThat(readiness.reasons()).isEmpty();
      assertThat(readiness.notes())
          .containsExactly("there is no ledger: nothing is known of changes");
      assertThat(connection.getAutoCommit()).isTrue();
      migration.rollback();
    }
  }

  @Test
  void namesAreLookedUpOnTheSearchPath() throws SQLException, JsonProblem {
    Manifest manifest = ManifestReader.read("release.json", MANIFEST.replace("\"app.", "\""));
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      run(connection, BASE);
      SchemaProbe probe = new SchemaProbe(manifest, Duration.ofSeconds(5));
      assertThat(probe.ask(connection).reasons())
          .contains("customer: there is no such table or view");
      run(connection, "SET search_path = app");
      assertThat(probe.ask(connection).reasons()).isEmpty();
    }
  }

  /** The floor: whose old side is gone, a build must be free of; whose new side it needs, must be there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // phases of the change | the build needs the new side, is free of the old | reasons | notes
        "PLANNED | - | \"\" | \"\"",
        "PLANNED | needs | c: is planned, and this build needs its new side | \"\"",
        "EXPANDED | needs | \"\" | c: is expanded, and not all rows are in step yet",
        "EXPANDED SYNCED | needs | \"\" | \"\"",
        "EXPANDED REVERTED | needs | c: is reverted, and this build needs its new side | \"\"",
        "EXPANDED SYNCED TOMBSTONED | needs | c: its old side is tombstoned, and this build uses it | \"\"",
        "EXPANDED SYNCED TOMBSTONED | needs free | \"\" | \"\"",
        "EXPANDED SYNCED CONTRACTED | - | c: its old side is contracted, and this build uses it | \"\"",
        "EXPANDED SYNCED CONTRACTED | free | \"\" | \"\"",
      })
  void theFloor(String phases, String capabilities, String reasons, String notes)
      throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.empty());
      ledger.declare(Change.of("c", "rename-column", "t.a", Optional.of("t.b")).consumers("shop"));
      ledger.declare(
          Change.of("other", "rename-column", "t.x", Optional.of("t.y")).consumers("billing"));
      for (Phase phase : List.of(Phase.EXPANDED, Phase.SYNCED, Phase.CONTRACTED)) {
        ledger.record("other", phase);
      }
      for (String phase : phases.split(" ")) {
        if (!phase.equals("PLANNED")) {
          ledger.record("c", Phase.valueOf(phase));
        }
      }
      Manifest build = new Manifest(
          "shop",
          "7",
          Optional.empty(),
          Optional.empty(),
          capabilities.contains("needs") ? Set.of("c") : Set.of(),
          capabilities.contains("free") ? Set.of("c") : Set.of(),
          "scan",
          List.of(),
          Map.of(),
          Set.of());
      Readiness readiness = new SchemaProbe(build, Duration.ofSeconds(5)).ask(connection);
      assertThat(String.join("; ", readiness.reasons())).isEqualTo(reasons);
      assertThat(String.join("; ", readiness.notes())).isEqualTo(notes);
      String role = "probe_" + System.nanoTime();
      run(connection, "CREATE ROLE " + role + "; SET ROLE " + role);
      try {
        Readiness blind = new SchemaProbe(build, Duration.ofSeconds(5)).ask(connection);
        assertThat(blind.notes())
            .containsExactly("this role may not read the ledger: the floor was not looked at");
      } finally {
        run(connection, "RESET ROLE; DROP ROLE " + role);
      }
    }
  }

  @Test
  void tellsOfMigrationsThatFailedHalfWay() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      run(
          connection,
          BASE
              + "CREATE TABLE flyway_schema_history (installed_rank int, script text, success boolean);"
              + "INSERT INTO flyway_schema_history VALUES (1, 'V1__a.sql', true), (2, 'V2__b.sql', false)");
      Readiness readiness = ask(connection);
      assertThat(readiness.isReady()).isTrue();
      assertThat(readiness.notes())
          .contains("the migration V2__b.sql failed half way and was not repaired");
    }
  }

  @Test
  void theExampleOfThePageIsAManifest() throws IOException, JsonProblem {
    String page = Files.readString(Path.of("../docs/readiness.md"));
    int start = page.indexOf("```json\n") + 8;
    Manifest manifest =
        ManifestReader.read("page", page.substring(start, page.indexOf("```", start)));
    assertThat(manifest.tables().get(0).columns()).containsEntry("email", "text");
    StringWriter written = new StringWriter();
    ManifestWriter.write(written, manifest);
    assertThat(ManifestReader.read("again", written.toString())).isEqualTo(manifest);
  }

  @Test
  void aManifestOfAnotherFormIsRefused() {
    for (Map.Entry<String, String> wrong : Map.of(
            MANIFEST.replace("\"format\": 1", "\"format\": 2"),
            "is of a format that a later version",
            MANIFEST.replace("\"format\": 1,", ""),
            "format is missing",
            MANIFEST.replace("\"functions\"", "\"funcs\""),
            "there is no member funcs",
            MANIFEST.replace("\"does\": [\"select\"]", "\"does\": [\"read\"]"),
            "it is read",
            MANIFEST.replace("\"shop\"", "7"),
            "service must be a text",
            MANIFEST + "x",
            "is no JSON")
        .entrySet()) {
      Optional<String> problem = Optional.empty();
      try {
        ManifestReader.read("release.json", wrong.getKey());
      } catch (JsonProblem told) {
        problem = Optional.of(told.problem());
      }
      assertThat(problem.orElse("nothing")).contains(wrong.getValue());
    }
  }
}
