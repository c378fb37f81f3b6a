package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rollsafe down} as users call it. */
class DownCommandTest {

  @TempDir
  Path temp;

  private Path history;

  @BeforeEach
  void write() throws IOException {
    history = Files.createDirectory(temp.resolve("migration"));
    write(history, "V1__t.sql", "CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL);");
    write(history, "V2__drop_a.sql", "ALTER TABLE t DROP COLUMN a;");
    write(history, "V3__index.sql", "CREATE INDEX CONCURRENTLY t_id ON t (id);");
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text + "\n");
  }

  private Ran down(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "down";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Ran.rollsafe(all);
  }

  @Test
  void printsTheLastMigrationFirst() {
    Ran ran = down("--history", history.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .containsSubsequence(
            "DROP INDEX CONCURRENTLY t_id;", "ALTER TABLE t ADD COLUMN a text", "DROP TABLE t;");
  }

  @Test
  void printsTheNamedOneAlone() {
    Ran ran = down("--history", history.toString(), "V2__drop_a");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("V2__drop_a.sql:1:1: lossy", "SELECT count(*) FROM t WHERE a IS NOT NULL")
        .doesNotContain("DROP TABLE", "DROP INDEX");
  }

  @Test
  void knowsWhatIsDroppedFromASchema() throws IOException {
    write(temp, "schema.sql", "CREATE TABLE u (b numeric(9,2) DEFAULT 1);");
    write(temp, "change.sql", "ALTER TABLE u DROP COLUMN b;");
    Ran ran = down(
        "--schema",
        temp.resolve("schema.sql").toString(),
        temp.resolve("change.sql").toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("ALTER TABLE u ADD COLUMN b numeric(9,2) DEFAULT 1;");
  }

  @Test
  void writesAFileForEach() throws IOException {
    Path out = temp.resolve("made").resolve("down");
    Ran ran =
        down("--history", history.toString(), "--format", "flyway-undo", "--out", out.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "U1__t.sql", "U2__drop_a.sql", "U3__index.sql", "U3__index.sql.conf");
    assertThat(Files.readString(out.resolve("U1__t.sql"))).contains("DROP TABLE t;");
    assertThat(out.resolve("U3__index.sql.conf")).hasContent("executeInTransaction=false");
  }

  @Test
  void tellsWhereSomethingCannotBeReversedAndWritesTheRest() throws IOException {
    write(
        history,
        "V4__odd.sql",
        "ALTER TABLE t ADD COLUMN b int;\n"
            + "DO $$ BEGIN EXECUTE (SELECT 'DROP TABLE ' || name FROM names); END $$;");
    Ran ran = down("--history", history.toString(), "V4__odd");
    assertThat(ran.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("V4__odd.sql:2:").contains("cannot be reversed: ");
    assertThat(ran.out()).contains("ALTER TABLE t DROP COLUMN b;");
  }

  @Test
  void refusesWhatItCannotFind() {
    assertThat(down().err()).contains("name migrations, or a --history");
    Ran unknown = down("--history", history.toString(), "V9__no");
    assertThat(unknown.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(unknown.err()).contains("not in the history: V9__no");
    Ran nowhere = down(temp.resolve("nowhere").toString());
    assertThat(nowhere.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(nowhere.err()).contains("nowhere");
    assertThat(nowhere.out()).isEmpty();
  }

  @Test
  void saysWhichFolderItCannotWriteInto() throws IOException {
    write(temp, "file", "no folder");
    Ran ran =
        down("--history", history.toString(), "--out", temp.resolve("file").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("cannot write into " + temp.resolve("file"));
  }

  @Test
  void startsWithWhatIsInADatabase() throws IOException, SQLException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE live (a int, b numeric(5,1) DEFAULT 7);"
            + "COMMENT ON COLUMN live.b IS 'kept'");
      }
      write(temp, "change.sql", "ALTER TABLE live DROP COLUMN b; ALTER TABLE live OWNER TO app;");
      Ran ran = down("--jdbc-url", url, temp.resolve("change.sql").toString());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.exit()).isZero();
      assertThat(ran.out())
          .contains("ALTER TABLE live OWNER TO postgres;")
          .contains("ALTER TABLE live ADD COLUMN b numeric(5,1) DEFAULT 7;")
          .contains("COMMENT ON COLUMN live.b IS 'kept';");

      Ran both = down(
          "--jdbc-url", url, "--schema", "x.sql", temp.resolve("change.sql").toString());
      assertThat(both.exit()).isEqualTo(ExitCode.ERROR);
      assertThat(both.err()).contains("exclude each other");
    }
  }

  @Test
  void namesTheServerItCannotReachWithoutItsPassword() throws IOException {
    write(temp, "change.sql", "ALTER TABLE live DROP COLUMN b;");
    Ran ran = down(
        "--jdbc-url",
        "jdbc:postgresql://127.0.0.1:1/none?password=secret",
        temp.resolve("change.sql").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).isNotEmpty().doesNotContain("secret");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void writesMigrationsThatKeepWhatTheyTake() throws IOException {
    Path out = temp.resolve("kept");
    Ran ran = down(
        "--keep-data",
        "--batch-rows",
        "500",
        "--history",
        history.toString(),
        "--out",
        out.toString(),
        "V2__drop_a");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "V2__drop_a.up.sql", "V2__drop_a.down.sql", "V2__drop_a.archive.sql");
    assertThat(Files.readString(out.resolve("V2__drop_a.up.sql")))
        .containsSubsequence(
            "CREATE SCHEMA IF NOT EXISTS rollsafe_archive;",
            "INSERT INTO rollsafe_archive.",
            "ALTER TABLE t DROP COLUMN a;");
    assertThat(Files.readString(out.resolve("V2__drop_a.archive.sql"))).contains("_fill\"(500);");
    assertThat(Files.readString(out.resolve("V2__drop_a.down.sql")))
        .contains("lossless")
        .containsSubsequence("ALTER TABLE t ADD COLUMN a text;", "UPDATE t AS t SET a = a.a");
  }

  @Test
  void printsThemInOrderInEveryFormat() {
    Ran sql = down("--keep-data", "--history", history.toString());
    assertThat(sql.exit()).isZero();
    assertThat(sql.out())
        .containsSubsequence(
            "-- V1__t.up.sql\nCREATE TABLE t",
            "-- V2__drop_a.up.sql",
            "-- V3__index.up.sql",
            "-- Takes back V3__index",
            "-- Takes back V1__t");
    Ran liquibase =
        down("--keep-data", "--format", "liquibase", "--history", history.toString(), "V2__drop_a");
    assertThat(liquibase.out()).contains("splitStatements:false", "--rollback ALTER TABLE t ADD");
  }

  @Test
  void writesPairsForFlyway() throws IOException {
    Path out = temp.resolve("pairs");
    down(
        "--keep-data",
        "--format",
        "flyway-undo",
        "--history",
        history.toString(),
        "--out",
        out.toString());
    assertThat(out.toFile().list())
        .contains("V2__drop_a.sql", "U2__drop_a.sql", "V3__index.sql", "V3__index.sql.conf");
    assertThat(out.resolve("V3__index.sql"))
        .hasSameTextualContentAs(history.resolve("V3__index.sql"));
  }

  @Test
  void saysWhatCannotBeKept() throws IOException {
    write(history, "V4__u.sql", "CREATE TABLE u (a int, b int);");
    write(history, "V5__u.sql", "UPDATE u SET a = 1;");
    Ran ran = down("--keep-data", "--history", history.toString(), "V5__u");
    assertThat(ran.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("V5__u.sql:1:1: not kept: nothing tells the rows of u apart");
    assertThat(down("--batch-rows", "5", "--history", history.toString()).err())
        .contains("--batch-rows goes with --keep-data");
    assertThat(down("--keep-data", "--batch-rows", "many", "--history", history.toString())
            .err())
        .contains("--batch-rows is a number of rows above 0, not many");
  }

  @Test
  void dropsNothingThatMayHaveBeenThere() throws IOException {
    write(temp, "change.sql", "CREATE TABLE IF NOT EXISTS u (a int); DROP VIEW IF EXISTS v;");
    Ran alone = down(temp.resolve("change.sql").toString());
    assertThat(alone.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(alone.err()).contains("change.sql:1:1: cannot be reversed: whether it was there");
    assertThat(alone.out()).doesNotContain("DROP TABLE");

    write(temp, "schema.sql", "CREATE TABLE other (a int);");
    Ran known = down(
        "--schema",
        temp.resolve("schema.sql").toString(),
        temp.resolve("change.sql").toString());
    assertThat(known.exit()).isZero();
    assertThat(known.out()).contains("DROP TABLE u;");
  }
}
