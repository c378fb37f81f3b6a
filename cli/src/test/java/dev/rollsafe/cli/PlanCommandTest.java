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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  @Test
  void writesFilesByReleaseAndPhase() throws IOException {
    write("V1__a.sql", "CREATE TABLE customer (id bigint PRIMARY KEY, mail text NOT NULL);");
    Path migration = write("V2__b.sql", "ALTER TABLE customer RENAME COLUMN mail TO email;");
    for (String format : List.of("flyway", "liquibase", "sql")) {
      Path out = folder.resolve(format);
      Ran ran =
          Ran.rollsafe("plan", "--format", format, "--out", out.toString(), migration.toString());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
      assertThat(files(out)).hasSizeGreaterThan(8);
    }
    assertThat(files(folder.resolve("flyway")))
        .contains(
            "release-1/1-expand/V2.1__customer_mail_email_expand.sql",
            "release-1/2-backfill/V2.3__customer_mail_email_backfill.sql.conf",
            "release-2/3-switch/V2.6__customer_mail_email_switch.txt",
            "release-3/4-contract/V2.7__customer_mail_email_contract.sql",
            "undo/release-3/4-contract/V2.7__customer_mail_email_contract.undo.sql");
    for (String format : List.of("flyway", "liquibase")) {
      Path first = folder.resolve(format).resolve("release-1");
      Ran check = Ran.rollsafe(
          "check",
          "--fail-on",
          "warning",
          folder.resolve("V1__a.sql").toString(),
          first.toString());
      assertThat(check.exit()).as(format + ": " + check.out()).isEqualTo(ExitCode.SAFE);
    }
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    write("V1__a.sql", "CREATE TABLE customer (id bigint PRIMARY KEY, mail text NOT NULL);");
    Path migration = write("V2__b.sql", "ALTER TABLE customer RENAME COLUMN mail TO email;");
    Ran ran = Ran.rollsafe("plan", "--out", folder.toString(), migration.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("is not empty");
  }

  @Test
  void jsonIsAsItsSchemaSaysAndTellsWhatIsNotPlanned() throws IOException {
    write(
        "V1__a.sql",
        "CREATE TABLE customer (id bigint PRIMARY KEY, mail text); CREATE TABLE heap (a text);");
    Path migration = write(
        "V2__b.sql",
        "ALTER TABLE customer RENAME mail TO email;\nALTER TABLE heap RENAME a TO b;\nCREATE TABLE x (id bigint PRIMARY KEY);");
    Ran ran = Ran.rollsafe("plan", "--format", "json", migration.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.REFUSED);
    JsonNode output = JSON.readTree(ran.out());
    assertThat(schema().validate(output)).isEmpty();
    assertThat(output.at("/unplanned/0/line").asInt()).isEqualTo(2);
    assertThat(output.at("/unplanned/0/reason").asText()).contains("primary key");
    assertThat(output.at("/changes")).hasSize(2);
    assertThat(output.at("/changes/1/asIs").asBoolean()).isTrue();
  }

  @Test
  void whatIsSafeIsSaidToBeSo() throws IOException {
    write("V1__a.sql", "CREATE TABLE customer (id bigint PRIMARY KEY);");
    Path migration = write("V2__b.sql", "ALTER TABLE customer ADD COLUMN note text;");
    Ran ran = Ran.rollsafe("plan", migration.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(ran.out()).contains("Nothing in V2__b is unsafe");
  }

  @Test
  void contractStepsAskTheGateUnlessToldNotTo() throws IOException {
    write("V1__a.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, total int);");
    write("V2__b.sql", "ALTER TABLE orders RENAME COLUMN total TO total_cents;");
    for (boolean gate : List.of(true, false)) {
      Path out = folder.resolve("plan-" + gate);
      List<String> arguments = new ArrayList<>(
          List.of("plan", "--history", folder.toString(), "V2__b", "--out", out.toString()));
      if (!gate) {
        arguments.add("--no-gate");
      }
      Ran ran = Ran.rollsafe(arguments.toArray(new String[0]));
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).contains(gate ? "ask the release gate first" : "Nothing but you keeps");
      for (Path file : (Iterable<Path>) Files.walk(out).filter(Files::isRegularFile)::iterator) {
        String text = Files.readString(file);
        boolean takes = file.toString().endsWith(".sql")
            && !file.toString().contains("undo")
            && (file.toString().contains("4-contract") || file.toString().contains("5-final"));
        assertThat(text.contains("PERFORM rollsafe.assert_contract('orders.total->total_cents');"))
            .as(file.toString())
            .isEqualTo(gate && takes);
        assertThat(text.contains("Planned with --no-gate")).isEqualTo(!gate && takes);
      }
    }
  }

  @Test
  void readsTheConfigurationAndTheSchema() throws IOException {
    Path schema = write(
        "schema.txt", "CREATE TABLE app.customer (id bigint PRIMARY KEY, mail text NOT NULL);");
    Path history = Files.createDirectory(folder.resolve("history"));
    Files.writeString(history.resolve("V1__a.sql"), "CREATE TABLE forgotten (id int);");
    Files.writeString(
        history.resolve("V2__b.sql"), "ALTER TABLE customer RENAME COLUMN mail TO email;");
    Files.writeString(
        history.resolve("rollsafe.yml"), "server-version: 14\nsettings:\n  search_path: [app]\n");
    Ran ran = Ran.rollsafe(
        "plan",
        "--format",
        "json",
        "--schema",
        schema.toString(),
        "--history",
        history.toString(),
        "V2__b");
    assertThat(ran.err()).isEmpty();
    JsonNode output = JSON.readTree(ran.out());
    assertThat(output.at("/serverVersion").asInt()).isEqualTo(14);
  }

  @Test
  void aFileThatIsNoMigrationOfTheHistoryIsAnError() throws IOException {
    write("V1__a.sql", "CREATE TABLE customer (id bigint PRIMARY KEY);");
    Path other = Files.createDirectory(folder.resolve("other"));
    Path file = Files.writeString(other.resolve("V2__b.sql"), "SELECT 1;");
    Path history = Files.createDirectory(folder.resolve("history"));
    Files.writeString(history.resolve("V1__a.sql"), "SELECT 1;");
    Ran ran = Ran.rollsafe("plan", "--history", history.toString(), file.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("none of the migrations");
    assertThat(Ran.rollsafe("plan", "nowhere.sql").exit()).isEqualTo(ExitCode.ERROR);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
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
        .getSchema(Files.readString(Path.of("../docs/plan-output.schema.json")));
  }
}
