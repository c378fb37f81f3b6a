package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        .contains("3_drop.up.sql: NOT REVERSIBLE by its down script; BREAKS")
        .contains("does not bring back the values of orders.note")
        .doesNotContain("1_base.up.sql");
    assertThat(databases()).isZero();
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    Ran ran = Ran.rollsafe("rehearse", "--jdbc-url", url(), "--format", "json", folder.toString());
    JsonNode output = new ObjectMapper().readTree(ran.out());
    assertThat(output.at("/migrations/1/reversible").asBoolean()).isTrue();
    assertThat(output.at("/migrations/1/safeForPreviousRelease").asBoolean()).isTrue();
    assertThat(output.at("/migrations/2/reversible").asBoolean()).isFalse();
    assertThat(output.at("/migrations/2/down/lostData/0").asText()).isEqualTo("orders.note");
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
}
