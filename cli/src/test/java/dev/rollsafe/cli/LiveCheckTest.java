package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} with a live database, or a file, that says what is there. */
class LiveCheckTest {

  private static EmbeddedPostgres server;

  @TempDir
  Path folder;

  private String url;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void makeDatabase() throws IOException, SQLException {
    String name = "live_" + System.nanoTime();
    sql(server.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
    url = server.getJdbcUrl("postgres", name);
    Files.writeString(
        folder.resolve("V1__a.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY, note text);");
    Files.writeString(folder.resolve("V2__b.sql"), "CREATE INDEX orders_note ON orders (note);");
  }

  private static void sql(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Ran check(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "check";
    all[1] = folder.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return Ran.rollsafe(all);
  }

  private void applied(int rows) throws SQLException {
    sql(
        url,
        "CREATE TABLE orders (id bigint PRIMARY KEY, note text);"
            + "INSERT INTO orders SELECT g, repeat('x', 100) FROM generate_series(1, " + rows
            + ") g; ANALYZE orders;"
            + "CREATE TABLE flyway_schema_history (installed_rank int, version text, script text, type text, success boolean);"
            + "INSERT INTO flyway_schema_history VALUES (1, '1', 'V1__a.sql', 'SQL', true)");
  }

  @Test
  void judgesWhatIsNotAppliedAndTellsHowLargeTablesAre() throws SQLException {
    applied(30_000);
    Ran ran = check("--jdbc-url", url);
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out())
        .contains("index-build-blocks-writes")
        .contains("30,000 rows")
        .doesNotContain("V1__a.sql:");
  }

  @Test
  void plansOnWhatTheServerHolds() throws IOException, SQLException {
    applied(30_000);
    Files.writeString(
        folder.resolve("V2__b.sql"), "ALTER TABLE orders RENAME COLUMN note TO remark;");
    Ran ran =
        Ran.rollsafe("plan", "--jdbc-url", url, folder.resolve("V2__b.sql").toString());
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.out()).contains("Rename orders.note to remark");
    Ran old =
        Ran.rollsafe("plan", "--jdbc-url", url, folder.resolve("V1__a.sql").toString());
    assertThat(old.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(old.err()).contains("V1__a is applied in the database already");
  }

  @Test
  void letsSmallTablesThrough() throws SQLException {
    applied(100);
    Ran ran = check("--jdbc-url", url);
    assertThat(ran.out())
        .contains(
            "info: Writes to orders wait until the index is built (orders has about 100 rows");
  }

  @Test
  void asksForAPlaceWhereNoRunnerSaysWhatIsApplied() throws SQLException {
    sql(url, "CREATE TABLE orders (id bigint PRIMARY KEY, note text)");
    Ran without = check("--jdbc-url", url);
    assertThat(without.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(without.err()).contains("--since").contains("flyway_schema_history");
    assertThat(check("--jdbc-url", url, "--since", "2").exit()).isLessThan(ExitCode.ERROR);
  }

  @Test
  void writesNothing() throws SQLException {
    applied(10);
    sql(
        url,
        "ALTER DATABASE " + url.replaceAll(".*/(\\w+).*", "$1")
            + " SET default_transaction_read_only = on");
    assertThat(check("--jdbc-url", url).exit()).isLessThan(ExitCode.ERROR);
  }

  @Test
  void saysWhyItCannotConnect() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Ran refused =
        check("--jdbc-url", "jdbc:postgresql://localhost:" + free + "/x?user=a&password=topsecret");
    assertThat(refused.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(refused.err())
        .contains("refused")
        .contains("is the server there")
        .doesNotContain("topsecret");
    assertThat(check("--jdbc-url", "jdbc:mysql://localhost/x").err()).contains("only PostgreSQL");
    assertThat(check("--jdbc-url", url.replaceAll("live_\\d+", "nowhere")).err())
        .contains("name a database that exists");
  }

  @Test
  void takesAFileForWhatIsThere() throws IOException {
    Path schema = Files.writeString(
        folder.resolve("schema.dump"),
        "SET search_path = '';\nCREATE TABLE public.orders (\n  id bigint NOT NULL,\n  note text\n);\n");
    Ran ran = check("--schema", schema.toString(), "--since", "2");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out()).contains("index-build-blocks-writes");
    assertThat(check("--schema", folder.resolve("none").toString()).exit())
        .isEqualTo(ExitCode.ERROR);
  }
}
