package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The forms of reports against their schemas, and against migrations that want to break out of them. */
class ReportsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names and texts that end tags, commands, strings and lines, where they are taken as they are. */
  private static final String HOSTILE = """
      CREATE TABLE t (id bigint);
      CREATE INDEX "a</script><script>alert(1)</script>'&amp;%0A::error::\u001b[31m\u202e]]>" ON t (id);
      ALTER TABLE "x' onmouseover='y"\n  DROP COLUMN "--><img src=x onerror=alert(1)>";
      """;

  @TempDir
  Path folder;

  @ParameterizedTest
  @MethodSource("dev.rollsafe.cli.FixturesTest#folders")
  void sarifIsAsItsSchemaSays(Path fixture) throws IOException {
    assertThat(sarifSchema().validate(sarif(fixture))).isEmpty();
  }

  @Test
  void theSchemaOfSarifRefusesWhatItDoesNotKnow() throws IOException {
    write("V1__a.sql", "DROP TABLE t;");
    String text = run("sarif", folder).out().replace("\"startColumn\"", "\"beginColumn\"");
    assertThat(sarifSchema().validate(JSON.readTree(text))).isNotEmpty();
  }

  @Test
  void sarifCountsColumnsInUtf16AndEndsBehindTheLastOne() throws IOException {
    write("V1__a.sql", "\ufeffCREATE TABLE t (id bigint, a text);");
    write("V2__b.sql", "\ufeff/* \ud83d\ude00 */ ALTER TABLE t\n  DROP COLUMN a;");
    JsonNode region = result("column-drop").at("/locations/0/physicalLocation/region");
    assertThat(region.toString())
        .isEqualTo("{\"startLine\":2,\"startColumn\":3,\"endLine\":2,\"endColumn\":16}");
  }

  @Test
  void sarifTellsWhyAFindingIsLetThrough() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint, a text);");
    write(
        "V2__b.sql",
        "-- rollsafe:ignore column-drop nobody has \"read\" it\nALTER TABLE t DROP COLUMN a;");
    JsonNode suppression = result("column-drop").at("/suppressions/0");
    assertThat(suppression.at("/kind").asText()).isEqualTo("inSource");
    assertThat(suppression.at("/justification").asText()).isEqualTo("nobody has \"read\" it");
  }

  @Test
  void sarifTellsApartWhereThatIsSaid() throws IOException {
    Set<String> kinds = new HashSet<>();
    for (JsonNode result :
        sarif(Path.of("src/test/resources/fixtures/configured")).at("/runs/0/results")) {
      for (JsonNode suppression : result.at("/suppressions")) {
        kinds.add(suppression.at("/kind").asText());
      }
    }
    assertThat(kinds).containsExactly("external");
  }

  @Test
  void sarifPointsFromResultsToRules() throws IOException {
    JsonNode run = sarif(Path.of("src/test/resources/fixtures/one-of-each")).at("/runs/0");
    assertThat(run.at("/results")).isNotEmpty();
    for (JsonNode result : run.at("/results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt());
      assertThat(rule.at("/id")).isEqualTo(result.at("/ruleId"));
      assertThat(result.at("/partialFingerprints/rollsafe~1v1").asText()).hasSize(32);
    }
  }

  @Test
  void sarifNamesFilesOutsideOfTheBaseAbsolutely() throws IOException {
    write("V1__a b#%.sql", "DROP TABLE t;");
    JsonNode outside = result("table-drop").at("/locations/0/physicalLocation/artifactLocation");
    assertThat(outside.at("/uri").asText()).startsWith("file:///").endsWith("/V1__a%20b%23%25.sql");
    assertThat(outside.has("uriBaseId")).isFalse();
    Ran ran =
        Ran.rollsafe("check", "--format", "sarif", "--base", folder.toString(), folder.toString());
    JsonNode inside = JSON.readTree(ran.out())
        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation");
    assertThat(inside.at("/uri").asText()).isEqualTo("V1__a%20b%23%25.sql");
    assertThat(inside.at("/uriBaseId").asText()).isEqualTo("SRCROOT");
  }

  @Test
  void whatCannotBeReadIsNeverGreen() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint);");
    Files.write(folder.resolve("V2__b.sql"), "-- Größe".getBytes(StandardCharsets.ISO_8859_1));
    write("V3__c.sql", "nonsense;");
    JsonNode invocation = sarif(folder).at("/runs/0/invocations/0");
    assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asText())
        .contains("UTF-8");
    Ran junit = Ran.rollsafe("check", "--format", "junit", "--fail-on", "never", folder.toString());
    assertThat(junit.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(junit.out()).contains("failures=\"0\" errors=\"2\"");
    assertThat(run("github", folder).out()).contains("::error file=").contains("UTF-8");
    assertThat(run("gitlab", folder).out()).contains("\"blocker\"");
  }

  @ParameterizedTest
  @MethodSource("dev.rollsafe.cli.FixturesTest#folders")
  void junitIsAsItsSchemaSays(Path fixture) throws IOException, SAXException {
    validateJunit(run("junit", fixture).out());
  }

  @Test
  void junitFailsForWhatFailsTheRun() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint, a text);");
    write("V2__b.sql", "ALTER TABLE t DROP COLUMN a;");
    assertThat(run("junit", folder).out()).contains("failures=\"1\"");
    assertThat(Ran.rollsafe("check", "--format", "junit", "--fail-on", "never", folder.toString())
            .out())
        .contains("failures=\"0\"")
        .contains("<system-out>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "gitlab", "junit", "github", "html"})
  void hostileNamesStayText(String format) throws IOException, SAXException {
    write("V1__a%,\u001b<script>'.sql", HOSTILE);
    String out = run(format, folder).out();
    assertThat(out).isNotEmpty().doesNotContain("\u001b").doesNotContain("\u202e");
    switch (format) {
      case "sarif" -> assertThat(sarifSchema().validate(JSON.readTree(out))).isEmpty();
      case "gitlab" -> assertThat(JSON.readTree(out).size()).isPositive();
      case "junit" -> validateJunit(out);
      case "html" ->
        assertThat(elements(main(out))).doesNotContain("script", "img").contains("li");
      default ->
        assertThat(out.lines())
            .allMatch(line -> line.startsWith("::") || line.startsWith("rollsafe: "))
            .filteredOn(line -> line.startsWith("::"))
            .allMatch(line -> line.substring(2, line.indexOf("::", 2)).contains("V1__a%25%2C"));
    }
  }

  /** What is there runs for certain only with the right hash, and nothing else does. */
  @Test
  void htmlRunsItsOwnScriptAndLoadsNothing() throws IOException {
    write("V1__a.sql", HOSTILE);
    String page = run("html", folder).out();
    int from = page.indexOf("<script>") + "<script>".length();
    String script = page.substring(from, page.indexOf("</script>"));
    assertThat(page.indexOf("<script", from)).isNegative();
    byte[] hash = sha256(script.getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .contains("default-src 'none'");
    assertThat(run("html", Path.of("src/test/resources/fixtures/one-of-each")).out())
        .doesNotContain(" src=", "@import", "url(", "<link");
  }

  @Test
  void htmlTellsWhatIsLetThroughAndWhatCannotBeRead() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (id bigint, a text);");
    write(
        "V2__b.sql",
        "-- rollsafe:ignore column-drop <b>nobody</b> reads it\nALTER TABLE t DROP COLUMN a;");
    write("V3__c.sql", "nonsense;");
    String page = run("html", folder).out();
    assertThat(page)
        .contains("By a comment:</b> &lt;b&gt;nobody&lt;/b&gt; reads it")
        .contains("<mark>DROP COLUMN a</mark>")
        .contains("? Unknown");
    Files.write(folder.resolve("V4__d.sql"), "-- Größe".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Ran.rollsafe("check", "--format", "html", folder.toString()).out())
        .contains("Cannot be read: ")
        .contains("nobody can tell");
  }

  /** What is not worth more takes a line, and many of a kind take one together. */
  @Test
  void htmlStaysSmallForWhatIsOfNoInterest() throws IOException {
    StringBuilder rows = new StringBuilder("CREATE TABLE t (id bigint);\n");
    for (int i = 0; i < 5000; i++) {
      rows.append("INSERT INTO t (id) VALUES (").append(i).append(");\n");
    }
    write("V1__a.sql", rows.toString());
    String main = main(run("html", folder).out());
    assertThat(main).contains("and 4999 more INSERT").hasSizeLessThan(3000);
  }

  static String main(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>") + "</main>\n".length());
  }

  /** The body of the page is well-formed XML as well, which tells of every tag that is not closed. */
  private static Set<String> elements(String main) throws SAXException, IOException {
    Set<String> names = new HashSet<>();
    try {
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(new InputSource(new StringReader(main)), new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
              names.add(name);
              assertThat(attributes.getValue("onmouseover")).isNull();
            }
          });
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
    return names;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Test
  void gitlabKnowsFindingsApart() throws IOException {
    Files.createDirectory(folder.resolve("one"));
    Files.createDirectory(folder.resolve("two"));
    write("one/V1__a.sql", "DROP TABLE t; DROP TABLE t;");
    write("two/V1__a.sql", "DROP TABLE t; DROP TABLE t;");
    Ran ran = Ran.rollsafe(
        "check",
        "--format",
        "gitlab",
        folder.resolve("one").toString(),
        folder.resolve("two").toString());
    JsonNode issues = JSON.readTree(ran.out());
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode issue : issues) {
      assertThat(issue.properties().stream().map(java.util.Map.Entry::getKey))
          .containsExactly("description", "check_name", "fingerprint", "severity", "location");
      assertThat(issue.at("/severity").asText())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(issue.at("/location/lines/begin").asInt()).isPositive();
      fingerprints.add(issue.at("/fingerprint").asText());
    }
    assertThat(fingerprints).hasSize(issues.size()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void severalReportsComeFromOneRun() throws IOException {
    Path migrations = Files.createDirectory(folder.resolve("m"));
    write("m/V1__a.sql", "CREATE TABLE t (id bigint);");
    Ran ran = Ran.rollsafe(
        "check",
        "--report",
        "sarif=" + folder.resolve("a.sarif"),
        "--report=junit=" + folder.resolve("a.xml"),
        migrations.toString());
    assertThat(ran.out()).contains("1 migration, 1 statement");
    assertThat(JSON.readTree(folder.resolve("a.sarif").toFile()).at("/version").asText())
        .isEqualTo("2.1.0");
    assertThat(folder.resolve("a.xml")).content().endsWith("</testsuites>\n");
  }

  @Test
  void oneReportThatCannotBeWrittenLeavesNone() throws IOException {
    Path migrations = Files.createDirectory(folder.resolve("m"));
    write("m/V1__a.sql", "CREATE TABLE t (id bigint);");
    String good = folder.resolve("a.sarif").toString();
    for (List<String> bad : List.of(
        List.of("junit=" + folder.resolve("no/a.xml"), "there is no folder"),
        List.of("pdf=a.pdf", "sarif, github"),
        List.of("junit", "FORMAT=FILE"),
        List.of("junit=", "has no file"),
        List.of("junit=" + good, "two reports"))) {
      Ran ran = Ran.rollsafe(
          "check", "--report", "sarif=" + good, "--report", bad.get(0), migrations.toString());
      assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
      assertThat(ran.err()).contains(bad.get(1));
      assertThat(Path.of(good)).doesNotExist();
    }
  }

  private JsonNode sarif(Path path) throws IOException {
    return JSON.readTree(run("sarif", path).out());
  }

  private JsonNode result(String rule) throws IOException {
    for (JsonNode result : sarif(folder).at("/runs/0/results")) {
      if (result.at("/ruleId").asText().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("nothing of " + rule);
  }

  private static Ran run(String format, Path path) {
    Ran ran = Ran.rollsafe("check", "--format", format, path.toString());
    assertThat(ran.err()).isEmpty();
    return ran;
  }

  private static JsonSchema sarifSchema() throws IOException {
    try (InputStream schema =
        ReportsTest.class.getResourceAsStream("/schemas/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
    }
  }

  private static void validateJunit(String xml) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportsTest.class.getResource("/schemas/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }
}
