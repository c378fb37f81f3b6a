package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fingerprints;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.migration.History;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes findings as GitLab shows them in a merge request (GitLab's documentation, "Code Quality report format"). Those that are
 * let through are not among them.
 */
public final class GitlabReport implements Report {

  private final JsonGenerator json;
  private final Paths paths;
  private final Set<String> seen = new HashSet<>();

  /**
   * Begins the document.
   *
   * @param out where it is written; flushed, not closed, by {@link #end}
   * @param base the folder of the repository
   * @throws IOException if it cannot be written
   */
  public GitlabReport(Writer out, Path base) throws IOException {
    paths = new Paths(base);
    json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartArray();
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    for (History.Problem problem : history.problems()) {
      String check = problem.unreadable() ? "unreadable" : "problem";
      begin(problem.message(), check, Fingerprints.hash(check + '\0' + problem.message()));
      json.writeStringField("severity", problem.unreadable() ? "blocker" : "minor");
      place(problem.path(), 1, 1);
    }
    Map<String, MigrationAssessment> byId = new HashMap<>();
    for (MigrationAssessment migration : history.migrations()) {
      byId.put(migration.id(), migration);
    }
    List<String> fingerprints = Fingerprints.of(history);
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = history.findings().get(i);
      if (finding.suppressed()) {
        continue;
      }
      MigrationAssessment migration =
          Objects.requireNonNull(byId.get(finding.migration()), "migration");
      String fingerprint = fingerprints.get(i);
      // One migration may be in several folders, and GitLab takes what has one fingerprint for one.
      begin(
          finding.message() + ". " + finding.instead(),
          finding.rule(),
          seen.add(fingerprint)
              ? fingerprint
              : Fingerprints.hash(fingerprint + '\0' + paths.relative(finding.path())));
      json.writeStringField("severity", severity(finding.severity()));
      int end = Math.max(finding.span().start(), finding.span().end() - 1);
      place(
          finding.path(),
          finding.position().line(),
          migration.script().position(end).line());
    }
  }

  private void begin(String description, String check, String fingerprint) throws IOException {
    json.writeStartObject();
    json.writeStringField("description", Visible.of(description));
    json.writeStringField("check_name", check);
    json.writeStringField("fingerprint", fingerprint);
  }

  private void place(String path, int begin, int end) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("path", paths.relative(path));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", begin);
    json.writeNumberField("end", end);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }

  @Override
  public void end(Summary total) throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
