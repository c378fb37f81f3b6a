package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  @Test
  void jsonIsAsItsSchemaSays() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint PRIMARY KEY, a text, b text);");
    write(
        "V2__b.sql",
        "ALTER TABLE t DROP COLUMN a;\n-- rollsafe:ignore column-drop nobody reads it\nALTER TABLE t DROP COLUMN b;\nDROP INDEX t_pkey;\nnonsense;");
    write("U1__a.sql", "DROP TABLE t;");
    Ran ran = Ran.rollsafe("check", "--format", "json", folder.toString());
    assertThat(ran.err()).isEmpty();
    JsonNode output = JSON.readTree(ran.out());
    assertThat(schema().validate(output)).isEmpty();
    assertThat(output.at("/histories/0/migrations/1/statements/0/kind").asText())
        .isEqualTo("ALTER TABLE");
    assertThat(output.at("/summary/statements").asInt()).isEqualTo(5);
    assertThat(output.at("/summary/notUnderstood").asInt()).isEqualTo(1);
    assertThat(output.at("/serverVersion").asInt()).isEqualTo(16);
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    String text = Ran.rollsafe("check", "--format", "json", folder.toString()).out();
    JsonNode output = JSON.readTree(text.replace("\"kind\"", "\"sort\""));
    assertThat(schema().validate(output)).isNotEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    Ran ran = Ran.rollsafe("check", folder.resolve("nowhere").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.out()).contains("nowhere").contains("cannot be read");
  }

  @Test
  void aFolderWithoutMigrationsIsAnError() {
    Ran ran = Ran.rollsafe("check", folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.out()).contains("no .sql files");
  }

  @Test
  void aFileInAnotherEncodingIsAnErrorAndTheRestIsJudged() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    Files.write(
        folder.resolve("V2__b.sql"),
        "COMMENT ON TABLE t IS 'Größe';".getBytes(StandardCharsets.ISO_8859_1));
    write("V3__c.sql", "CREATE TABLE u (id bigint);");
    Ran ran = Ran.rollsafe("check", folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.out())
        .contains("V2__b.sql")
        .contains("UTF-8")
        .contains("2 migrations, 2 statements");
  }

  @Test
  void writesToAFileWholeOrNotAtAll() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    Path file = folder.resolve("out.json");
    Ran ran =
        Ran.rollsafe("check", "--format", "json", "--output", file.toString(), folder.toString());
    assertThat(ran.out()).isEmpty();
    assertThat(JSON.readTree(file.toFile()).at("/tool").asText()).isEqualTo("rollsafe");
    assertThat(folder.resolve("out.json.part")).doesNotExist();

    Path nowhere = folder.resolve("no/such/folder/out.json");
    Ran failed = Ran.rollsafe("check", "--output", nowhere.toString(), folder.toString());
    assertThat(failed.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(failed.err()).contains("there is no folder");
  }

  @Test
  void aLinkToTheOutputStaysALink() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    Path file = Files.writeString(folder.resolve("out.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Ran ran = Ran.rollsafe("check", "--output", link.toString(), folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().contains("1 migration, 1 statement");
  }

  /** The link stands between a test that fails and the device of the machine. */
  @Test
  void aDeviceStaysWhatItIs() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "no such device here");
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    Path link = Files.createSymbolicLink(folder.resolve("null"), device);
    Ran ran = Ran.rollsafe("check", "--output", link.toString(), folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(device)).isFalse();
    Files.delete(link);
  }

  @Test
  void anEmptyArgumentIsWrongUsage() {
    Ran ran = Ran.rollsafe("check", "");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("An argument is empty").doesNotContain("Exception");
  }

  @Test
  void anUnterminatedQuoteIsNotUnderstoodAndTheRestIsJudged() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);\nCOMMENT ON TABLE t IS 'oops;\n");
    write("V2__b.sql", "CREATE TABLE u (id bigint);");
    Ran ran = Ran.rollsafe("check", "--verbose", folder.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ran.out()).contains("V1__a.sql:2:").contains("1 not understood");
  }

  private JsonSchema schema() throws IOException {
    String schema = Files.readString(Path.of("..", "docs", "check-output.schema.json"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }
}
