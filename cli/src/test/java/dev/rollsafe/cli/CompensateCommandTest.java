package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rollsafe compensate} as users call it, without a server. */
class CompensateCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path temp;

  private Path history;

  @BeforeEach
  void write() throws IOException {
    history = Files.createDirectory(temp.resolve("migration"));
    write("V1__t.sql", "CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text);");
    write("V2__names.sql", "-- rollsafe:release 7\n\nALTER TABLE t RENAME a TO alpha;");
    write(
        "V3__check.sql",
        "-- rollsafe:release 7\n\nALTER TABLE t ADD CONSTRAINT c CHECK (b <> '');");
    write("V4__next.sql", "-- rollsafe:release 8\n\nALTER TABLE t DROP COLUMN b;");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(history.resolve(name), text + "\n");
  }

  private static Ran compensate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compensate"));
    all.addAll(List.of(arguments));
    return Ran.rollsafe(all.toArray(new String[0]));
  }

  @Test
  void writesOneScriptForARelease() {
    Ran ran = compensate("--release", "7", "--history", history.toString());
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.err()).contains("V4__next stands behind the release");
    assertThat(ran.out())
        .containsSubsequence(
            "Lets the release before 7 serve again",
            "==== Now, while both releases run",
            "Because of ",
            "V3__check.sql:3:1: ALTER TABLE t ADD CONSTRAINT c",
            "BEGIN;",
            "DROP CONSTRAINT c;",
            "COMMIT;",
            "ADD COLUMN a text;",
            "==== When nothing of release 7 runs any more",
            "VALIDATE CONSTRAINT")
        .doesNotContain("DROP COLUMN");
  }

  @Test
  void takesAReleaseByItsPlaceOrItsFiles() {
    String dir = history.toString();
    assertThat(compensate("--since", "3", "--to", "3", "--history", dir).out())
        .contains("DROP CONSTRAINT c", "before 3 serve")
        .doesNotContain("ADD COLUMN");
    assertThat(compensate("--since", "V3", "--history", dir).out())
        .contains("ADD COLUMN b text")
        .doesNotContain("ADD COLUMN a text");
    assertThat(compensate("--from", history.resolve("V4__next.sql").toString()).out())
        .contains("ADD COLUMN b text")
        .doesNotContain("DROP CONSTRAINT");
    assertThat(
            compensate("--release", "x", "--from", "V4__next", "--history", dir).out())
        .contains("before x serve", "ADD COLUMN b text");
  }

  @Test
  void knowsFromASchemaWhatWasThere() throws IOException {
    Path schema = Files.writeString(
        temp.resolve("schema.sql"),
        "CREATE TABLE t (id integer PRIMARY KEY, b varchar(9) DEFAULT 'x');");
    Ran ran = compensate(
        "--release", "8", "--history", history.toString(), "--schema", schema.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.out()).contains("ADD COLUMN b character varying(9) DEFAULT 'x'");
  }

  @Test
  void writesAFileForEachStepThatTheRulesLetThrough() throws IOException {
    for (String format : List.of("flyway", "liquibase", "sql")) {
      Path out = temp.resolve(format);
      Ran ran = compensate(
          "--release",
          "7",
          "--history",
          history.toString(),
          "--format",
          format,
          "--out",
          out.toString());
      assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
      assertThat(ran.out()).contains(" steps written to ");
      assertThat(files(out)).hasSizeGreaterThan(10);
    }
    assertThat(files(temp.resolve("flyway")))
        .contains(
            "1-now/V3.1__t_c_relaxed.sql",
            "1-now/V3.4__t_a_back_fill.sql.conf",
            "2-later/V3.6__t_a_back_a_set_check.sql",
            "undo/V3.2__t_a_back_expand.undo.sql");
    Files.delete(history.resolve("V4__next.sql"));
    for (String name : files(temp.resolve("flyway").resolve("1-now"))) {
      Files.copy(temp.resolve("flyway").resolve("1-now").resolve(name), history.resolve(name));
    }
    Ran check = Ran.rollsafe("check", "--fail-on", "warning", "--since", "3.1", history.toString());
    assertThat(check.exit()).as(check.out()).isEqualTo(ExitCode.SAFE);
    assertThat(check.out()).contains("after 3 only replayed", "no findings");
    Ran again = compensate(
        "--release",
        "7",
        "--history",
        history.toString(),
        "--out",
        temp.resolve("sql").toString());
    assertThat(again.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(again.err()).contains("is not empty");
  }

  @Test
  void jsonIsAsItsSchemaSaysAndTellsWhatIsNotMended() throws IOException {
    write(
        "V5__odd.sql",
        "-- rollsafe:release 9\n\nALTER TABLE t DROP COLUMN alpha;\nCREATE TABLE n (t_id integer REFERENCES t);");
    Path file = temp.resolve("out.json");
    Ran ran = compensate(
        "--release",
        "9",
        "--history",
        history.toString(),
        "--format",
        "json",
        "--out",
        file.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("V5__odd.sql:3:1: not mended: t.alpha was NOT NULL");
    JsonNode output = JSON.readTree(Files.readString(file));
    assertThat(schema().validate(output)).isEmpty();
    assertThat(output.at("/release").asText()).isEqualTo("9");
    assertThat(output.at("/notMended/0/reason").asText()).contains("t.alpha = EXPRESSION");
    assertThat(output.at("/changes/0/steps/0/expectedFindings/0").asText())
        .isEqualTo("foreign-key-drop-locks-referenced");
    Path expressions = Files.writeString(temp.resolve("e.txt"), "# why\nt.alpha = 'none'\n");
    Ran told = compensate(
        "--release", "9", "--history", history.toString(), "--expressions", expressions.toString());
    assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.SAFE);
    assertThat(told.out()).contains("alpha := (SELECT 'none' FROM (SELECT NEW.*) AS t);");
  }

  @Test
  void saysThatNothingIsToBeDone() throws IOException {
    write("V5__more.sql", "-- rollsafe:release 9\n\nCREATE TABLE n (id integer PRIMARY KEY);");
    Ran ran = compensate("--release", "9", "--history", history.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.out())
        .isEqualTo("Nothing in release 9 keeps the release before it from serving.\n");
  }

  @Test
  void saysWhatIsWrongWithTheCall() throws IOException {
    String dir = history.toString();
    refused("say which release", "--history", dir);
    refused("name the folder of the migrations with --history", "--release", "7");
    refused("says that it belongs to release 5", "--release", "5", "--history", dir);
    refused("--to needs --since", "--release", "7", "--to", "3", "--history", dir);
    refused("exclude each other", "--since", "3", "--from", "V3__check", "--history", dir);
    refused("stands between --since and --to", "--since", "9", "--history", dir);
    refused(
        "there is no folder", "--release", "7", "--history", temp.resolve("no").toString());
    refused("is none of the migrations", "--from", "V9__no", "--history", dir);
    refused("cannot be read", "--release", "7", "--history", dir, "--schema", "no.sql");
    Path bad = Files.writeString(temp.resolve("bad.txt"), "no expression\n");
    refused("no TABLE.COLUMN", "--release", "7", "--history", dir, "--expressions", bad.toString());
  }

  private static void refused(String message, String... arguments) {
    Ran ran = compensate(arguments);
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("../docs/compensate-output.schema.json")));
  }
}
