package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

  private static EmbeddedPostgres server;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void write() throws IOException {
    write("1_base.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text);");
    write("1_base.down.sql", "DROP TABLE orders;");
    write("2_add.up.sql", "ALTER TABLE orders ADD COLUMN extra text;");
    write("2_add.down.sql", "ALTER TABLE orders DROP COLUMN extra;");
    write("3_drop.up.sql", "ALTER TABLE orders DROP COLUMN note;");
    write("3_drop.down.sql", "ALTER TABLE orders ADD COLUMN note text;");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Test
  void provesInADatabaseOfItsOwnAndDropsIt() throws SQLException {
    Ran ran = Ran.rollsafe("rehearse", "--jdbc-url", url(), "--since", "2", folder.toString());
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out())
        .startsWith("On PostgreSQL 16")
        .contains(
            "2_add.up.sql: reversible (proven); rollback-safe for the previous release (proven with")
        .contains("3_drop.up.sql: reversible, but values are lost (proven); BREAKS")
        .contains("the down script made for it does not bring back the values of orders.note")
        .contains("its own down script does not bring back the values of orders.note")
        .doesNotContain("not foretold")
        .doesNotContain("1_base.up.sql");
    assertThat(databases()).isZero();
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    write("4_index.up.sql", "\\echo indexing\nCREATE INDEX i ON orders (extra);");
    JsonNode output = json(folder.toString());
    assertThat(output.at("/migrations/1/reversible").asBoolean()).isTrue();
    assertThat(output.at("/migrations/1/safeForPreviousRelease").asBoolean()).isTrue();
    assertThat(output.at("/migrations/2/reversible").asBoolean()).isFalse();
    assertThat(output.at("/migrations/2/reversibleWithLoss").asBoolean()).isTrue();
    assertThat(output.at("/migrations/2/downs/0/grade").asText()).isEqualTo("lossy");
    assertThat(output.at("/migrations/2/downs/1/origin").asText()).isEqualTo("own");
    assertThat(output.at("/migrations/2/downs/1/lostData/0").asText()).isEqualTo("orders.note");
    assertThat(output.at("/migrations/3/reversible").asBoolean()).isTrue();
    assertThat(output.at("/migrations/3/scans/0").asText()).isEqualTo("orders");
    assertThat(output.at("/notes/0").asText()).contains("4_index.up.sql:1").contains("\\echo");
  }

  @Test
  void jsonIsWholeWhereAMigrationFails() throws IOException {
    write("4_bad.up.sql", "ALTER TABLE nowhere ADD COLUMN a text;");
    assertThat(json(folder.toString()).at("/migrations/3/failure").asText()).contains("nowhere");
  }

  private static JsonNode json(String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("rehearse", "--jdbc-url", url(), "--format", "json"));
    all.addAll(List.of(arguments));
    Ran ran = Ran.rollsafe(all.toArray(String[]::new));
    JsonNode output = new ObjectMapper().readTree(ran.out());
    JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("../docs/rehearse-output.schema.json")));
    assertThat(schema.validate(output)).isEmpty();
    return output;
  }

  @Test
  void runsTheStatementsAndTheRowsThatAreGiven() throws IOException {
    Path queries = folder.resolveSibling(folder.getFileName() + ".queries");
    Files.writeString(queries, """
        -- types: bigint
        SELECT note FROM orders WHERE id = ?;
        SELECT count(*) FROM orders;
        SELECT gone FROM orders;
        """);
    Path seeds = folder.resolveSibling(folder.getFileName() + ".sql");
    Files.writeString(seeds, "COPY orders (id, note) FROM stdin;\n1\tone\\ttab\n2\t\\N\n\\.\n");
    Ran ran = Ran.rollsafe(
        "rehearse",
        "--jdbc-url",
        url(),
        "--since",
        "3",
        "--queries",
        queries.toString(),
        "--seeds",
        seeds.toString(),
        folder.toString());
    assertThat(ran.out())
        .contains("BREAKS 1 of 2 statements of the previous release")
        .contains("SELECT note FROM orders WHERE id = $1")
        .contains("does not bring back the values of orders.note")
        .contains("Note: a statement that never ran: SELECT gone FROM orders");
  }

  @Test
  void saysWhereStatementsCannotBeTakenFrom() {
    Ran ran =
        Ran.rollsafe("rehearse", "--jdbc-url", url(), "--queries-from", url(), folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("pg_stat_statements is not in this database");
  }

  @Test
  void leavesNothingBehindWhenAMigrationFails() throws IOException, SQLException {
    write("4_bad.up.sql", "ALTER TABLE nowhere ADD COLUMN a text;");
    Ran ran = Ran.rollsafe("rehearse", "--jdbc-url", url(), folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out()).contains("4_bad.up.sql: FAILS").contains("nowhere");
    assertThat(databases()).isZero();
  }

  @Test
  void startsAServerOfItsOwn() {
    Ran ran = Ran.rollsafe("rehearse", "--server", "16", "--since", "2", folder.toString());
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out()).startsWith("On PostgreSQL 16").contains("a server of its own from ");
  }

  private static int databases() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        ResultSet rows = connection
            .createStatement()
            .executeQuery(
                "SELECT count(*) FROM pg_database WHERE datname LIKE 'rollsafe_rehearsal%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void refusesATimeThatIsNone() {
    Ran ran = Ran.rollsafe(
        "rehearse",
        "--jdbc-url",
        "jdbc:postgresql://localhost:1/x",
        "--timeout",
        "soon",
        "../samples/shop");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("--timeout takes a number of seconds, not soon");
  }
}
