package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fingerprints;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.lint.Waiver;
import dev.rollsafe.migration.History;
import dev.rollsafe.sql.Position;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes assessments as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), findings as they come. */
public final class SarifReport implements Report {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** What paths begin at. Its own place is left to who reads the report, since that mostly is another machine. */
  private static final String BASE = "SRCROOT";

  private final JsonGenerator json;
  private final Paths paths;
  private final Map<String, Integer> ruleIndexes = new HashMap<>();
  private final List<History.Problem> problems = new ArrayList<>();

  /**
   * Begins the document.
   *
   * @param out where it is written; flushed, not closed, by {@link #end}
   * @param version the version of Rollsafe
   * @param serverVersion the server that migrations are judged for
   * @param rules the rules that are asked
   * @param base the folder of the repository, which paths are relative to
   * @throws IOException if it cannot be written
   */
  public SarifReport(
      Writer out, String version, ServerVersion serverVersion, List<RuleDoc> rules, Path base)
      throws IOException {
    paths = new Paths(base);
    json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool(version, rules);
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(BASE);
    text("description", "The folder that the paths of migrations are relative to");
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeNumberField("postgresqlVersion", serverVersion.major());
    json.writeEndObject();
    json.writeArrayFieldStart("results");
  }

  private void tool(String version, List<RuleDoc> rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "rollsafe");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    SarifRules writer = new SarifRules(json);
    for (RuleDoc rule : rules) {
      ruleIndexes.put(rule.id(), ruleIndexes.size());
      writer.rule(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    problems.addAll(history.problems());
    Map<String, MigrationAssessment> byId = new HashMap<>();
    for (MigrationAssessment migration : history.migrations()) {
      byId.put(migration.id(), migration);
    }
    List<String> fingerprints = Fingerprints.of(history);
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = history.findings().get(i);
      MigrationAssessment migration =
          Objects.requireNonNull(byId.get(finding.migration()), "migration");
      result(finding, migration, fingerprints.get(i));
    }
  }

  private void result(Finding finding, MigrationAssessment migration, String fingerprint)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule());
    Integer index = ruleIndexes.get(finding.rule());
    if (index != null) {
      json.writeNumberField("ruleIndex", index);
    }
    json.writeStringField("level", level(finding.severity()));
    String instead = finding.instead().isEmpty() ? "" : ". " + finding.instead();
    text("message", finding.message() + instead);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    artifact(finding.path());
    region(finding, migration);
    json.writeEndObject();
    logical(finding);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("rollsafe/v" + Fingerprints.VERSION, fingerprint);
    json.writeEndObject();
    suppressions(finding.waiver().orElse(null));
    json.writeObjectFieldStart("properties");
    json.writeStringField("migration", finding.migration());
    Optional<StatementAssessment> statement =
        migration.statementAt(finding.span().start());
    if (statement.isPresent()) {
      json.writeStringField("phase", statement.get().effect().phase().name());
    }
    json.writeArrayFieldStart("hazards");
    for (String hazard : finding.hazards()) {
      json.writeString(hazard);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void artifact(String path) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", paths.uri(path));
    if (paths.isInside(path)) {
      json.writeStringField("uriBaseId", BASE);
    }
    json.writeEndObject();
  }

  /** The end column is the one behind the last character; both count UTF-16 code units, as the run says. */
  private void region(Finding finding, MigrationAssessment migration) throws IOException {
    Position start = finding.position();
    Position end = migration.script().position(finding.span().end());
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", start.line());
    json.writeNumberField("startColumn", start.column());
    json.writeNumberField("endLine", end.line());
    json.writeNumberField("endColumn", end.column());
    json.writeEndObject();
  }

  private void logical(Finding finding) throws IOException {
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("name", finding.migration());
    json.writeStringField("kind", "module");
    json.writeEndObject();
    json.writeEndArray();
  }

  /** An empty list tells that others could be suppressed and this one is not (section 3.27.23 of the standard). */
  private void suppressions(@Nullable Waiver waiver) throws IOException {
    json.writeArrayFieldStart("suppressions");
    if (waiver != null) {
      json.writeStartObject();
      boolean inSource = waiver.kind() == Waiver.Kind.COMMENT;
      json.writeStringField("kind", inSource ? "inSource" : "external");
      json.writeStringField("status", "accepted");
      if (!waiver.reason().isEmpty()) {
        json.writeStringField("justification", waiver.reason());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void end(Summary total) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    boolean whole = true;
    for (History.Problem problem : problems) {
      whole &= !problem.unreadable();
    }
    json.writeBooleanField("executionSuccessful", whole);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (History.Problem problem : problems) {
      notification(problem);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeNumberField("migrations", total.migrations());
    json.writeNumberField("statements", total.statements());
    json.writeNumberField("notUnderstood", total.notUnderstood());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void notification(History.Problem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", problem.unreadable() ? "error" : "warning");
    text("message", problem.message());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    artifact(problem.path());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String member, String text) throws IOException {
    json.writeObjectFieldStart(member);
    json.writeStringField("text", Visible.of(text));
    json.writeEndObject();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
