package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} with what users say beside their migrations. */
class ConfiguredCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  private Path migrations;

  @BeforeEach
  void makeMigrations() throws IOException {
    migrations = Files.createDirectory(folder.resolve("migrations"));
    write("V1__t.sql", "CREATE TABLE t (a int, b int, c int);");
    write("V2__a.sql", "ALTER TABLE t DROP COLUMN a;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                            | -                   | column-drop",
        "rules: {column-drop: off}                    | -                   | -",
        "rules: {column-drop: off}                    | --no-config         | column-drop",
        "rules: {column-drop: off}                    | --enable column-drop | column-drop",
        "-                                            | --disable column-drop | -",
        "paths: [{path: V2*, rules: {column-drop: off}}] | -                | -",
        "paths: [{path: migrations/V3*, rules: {column-drop: off}}] | -     | column-drop",
        "paths: [{path: V2*, rules: {column-drop: off}}] | --enable column-drop | column-drop",
        "since: 3                                     | -                   | -",
        "since: 3                                     | --since 2           | column-drop",
        "'{since: 2, release: next}'                  | -                   | column-drop",
        "paths: [{path: '*', release: all}]           | -                   | -",
        "rules: {primary-key-scans-for-nulls: on}     | --enable table-without-primary-key | column-drop table-without-primary-key",
      })
  void theFileAndTheOptionsSayWhatIsJudged(String file, String options, String expected)
      throws IOException {
    if (file != null) {
      configure(file.replaceAll("^'|'$", ""));
    }
    assertThat(rules(options == null ? new String[0] : options.split(" ")))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource({
    "fail-on: never, '', 0",
    "fail-on: never, error, 1",
    "rules: {column-drop: warning}, '', 0",
    "rules: {column-drop: warning}, warning, 1",
    "server-version: 20, '', 2",
  })
  void theExitCodeFollows(String file, String failOn, int exit) throws IOException {
    configure(file);
    List<String> arguments = new ArrayList<>(List.of("check", migrations.toString()));
    if (!failOn.isEmpty()) {
      arguments.addAll(List.of("--fail-on", failOn));
    }
    assertThat(Ran.rollsafe(arguments.toArray(new String[0])).exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--enable colum-drop | --enable: there is no rule colum-drop; is column-drop meant?",
        "--disable nonsense-of-all-kinds | --disable: there is no rule nonsense-of-all-kinds; 'rollsafe explain'",
        "--enable column-drop --disable column-drop | --enable and --disable both name column-drop",
        "--config none.yml | none.yml: no such file",
        "--config none.yml --no-config | --config and --no-config exclude each other",
        "--baseline none.json | none.json: no such file; write it with --write-baseline",
        "--baseline a --write-baseline b | --baseline and --write-baseline exclude each other",
        "--changed-since HEAD | --changed-since needs a Git repository: fatal: not a git repository",
      })
  void wrongOptionsAreExplained(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("check", migrations.toString()));
    arguments.addAll(List.of(options.split(" ")));
    Ran ran = Ran.rollsafe(arguments.toArray(new String[0]));
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).startsWith("rollsafe: ").contains(message).doesNotContain("Exception");
  }

  @Test
  void aReleaseNeedsABeginning() throws IOException {
    configure("release: next");
    Ran ran = Ran.rollsafe("check", migrations.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("would be that of all migrations ever");
  }

  @Test
  void flywayAsItIsSetRunsMixedMigrations() throws IOException {
    write("V3__m.sql", "SET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY i ON t (b);");
    assertThat(rules()).contains("mixed-transaction-needs");
    configure("flyway: {mixed: true, transactional-lock: true}");
    assertThat(rules())
        .doesNotContain("mixed-transaction-needs")
        .contains("flyway-lock-against-concurrently");
  }

  @Test
  void whatABaselineKnowsDoesNotFailAndWhatIsNewDoes() throws IOException {
    Path baseline = folder.resolve("known.json");
    Ran written =
        Ran.rollsafe("check", "--write-baseline", baseline.toString(), migrations.toString());
    assertThat(written.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(written.err()).contains("1 findings are known now");
    String first = Files.readString(baseline);
    assertThat(first).contains("\"path\" : \"migrations/V2__a.sql\"");
    Ran.rollsafe("check", "--write-baseline", baseline.toString(), migrations.toString());
    assertThat(baseline).hasContent(first);

    // Lines, blanks, comments and letters may change.
    write("V2__a.sql", "-- moved\n\nalter table T\n  drop column A;");
    Ran ran = check("--baseline", baseline.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    JsonNode output = JSON.readTree(ran.out());
    assertThat(output.at("/histories/0/findings/0/suppressed").asBoolean()).isTrue();
    assertThat(output.at("/summary/suppressed").asInt()).isEqualTo(1);
    assertThat(output.at("/histories").size()).isEqualTo(1);

    write("V3__b.sql", "ALTER TABLE t DROP COLUMN b;");
    assertThat(check("--baseline", baseline.toString()).exit()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void whatABaselineKnowsAndIsGoneIsTold() throws IOException {
    Path baseline = folder.resolve("known.json");
    Ran.rollsafe("check", "--write-baseline", baseline.toString(), migrations.toString());
    assertThat(problems("--baseline", baseline.toString(), "--since", "3")).isEmpty();
    assertThat(problems("--baseline", baseline.toString(), "--disable", "column-drop"))
        .isEmpty();
    write("V2__a.sql", "SELECT 1;");
    assertThat(problems("--baseline", baseline.toString()))
        .contains("column-drop in migrations/V2__a.sql is no longer found");
    Files.delete(migrations.resolve("V2__a.sql"));
    assertThat(problems("--baseline", baseline.toString())).contains("no longer found");
    assertThat(check("--baseline", baseline.toString()).exit()).isEqualTo(ExitCode.SAFE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | is no baseline of Rollsafe",
        "[] | is no baseline of Rollsafe",
        "{\"fingerprints\": 99} | was written by another version of Rollsafe",
        "{\"fingerprints\": 1, \"findings\": [{}]} | is no baseline of Rollsafe",
        "{\"fingerprints\": 1, | :1:20: is no JSON; write it anew",
      })
  void aBrokenBaselineIsAnError(String text, String message) throws IOException {
    Path baseline = Files.writeString(folder.resolve("known.json"), text);
    Ran ran = check("--baseline", baseline.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("known.json").contains(message);
  }

  @Test
  void theExampleOfTheDocumentationIsRead() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    configure(page.substring(start, page.indexOf("```", start)));
    Ran ran = check("--write-baseline", folder.resolve("b.json").toString());
    assertThat(ran.err()).doesNotContain("rollsafe.yml:");
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
  }

  private Ran check(String... options) {
    List<String> arguments = new ArrayList<>(List.of("check", "--format", "json"));
    arguments.addAll(List.of(options));
    arguments.add(migrations.toString());
    return Ran.rollsafe(arguments.toArray(new String[0]));
  }

  private String rules(String... options) throws IOException {
    Set<String> rules = new TreeSet<>();
    JsonNode output = output(options);
    output
        .at("/histories")
        .forEach(history -> history
            .get("findings")
            .forEach(finding -> rules.add(finding.get("rule").asText())));
    return String.join(" ", rules);
  }

  private String problems(String... options) throws IOException {
    StringBuilder problems = new StringBuilder();
    output(options)
        .at("/histories")
        .forEach(history -> history
            .get("problems")
            .forEach(problem -> problems.append(problem.get("message").asText()).append('\n')));
    return problems.toString();
  }

  private JsonNode output(String... options) throws IOException {
    Ran ran = check(options);
    assertThat(ran.err()).isEmpty();
    JsonNode output = JSON.readTree(ran.out());
    String schema = Files.readString(Path.of("..", "docs", "check-output.schema.json"));
    assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schema)
            .validate(output))
        .isEmpty();
    return output;
  }

  private void configure(String text) throws IOException {
    Files.writeString(folder.resolve("rollsafe.yml"), text);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(migrations.resolve(name), sql);
  }
}
