package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Failure;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.StatementAssessment;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.lint.Waiver;
import dev.rollsafe.migration.History;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes assessments as JSON, history by history as they are done. The form is described by
 * {@code docs/check-output.schema.json}; within a major version members are only added.
 */
public final class JsonReport implements Report {

  private final JsonGenerator json;

  /**
   * Begins the document.
   *
   * @param out where it is written; flushed, not closed, by {@link #end}
   * @param version the version of Rollsafe
   * @param serverVersion the server that migrations are judged for
   * @throws IOException if it cannot be written
   */
  public JsonReport(Writer out, String version, ServerVersion serverVersion) throws IOException {
    json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartObject();
    json.writeStringField("tool", "rollsafe");
    json.writeStringField("version", version);
    json.writeNumberField("serverVersion", serverVersion.major());
    json.writeArrayFieldStart("histories");
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", history.path());
    json.writeArrayFieldStart("migrations");
    for (MigrationAssessment migration : history.migrations()) {
      migration(migration);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : history.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (History.Problem problem : history.problems()) {
      json.writeStartObject();
      json.writeStringField("path", problem.path());
      json.writeStringField("message", problem.message());
      json.writeBooleanField("unreadable", problem.unreadable());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skipped");
    for (History.Skipped skipped : history.skipped()) {
      json.writeStartObject();
      json.writeStringField("path", skipped.path());
      json.writeStringField("reason", skipped.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    summary(history.summary());
    json.writeEndObject();
  }

  /** Ends the document; the writer stays open for who opened it. */
  @Override
  public void end(Summary total) throws IOException {
    json.writeEndArray();
    summary(total);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void migration(MigrationAssessment migration) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", migration.id());
    json.writeStringField("path", migration.path());
    json.writeStringField("phase", migration.phase().name());
    json.writeBooleanField("transactional", migration.transactional());
    json.writeArrayFieldStart("statements");
    for (StatementAssessment statement : migration.statements()) {
      statement(statement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void statement(StatementAssessment statement) throws IOException {
    json.writeStartObject();
    place(statement.position(), statement.span());
    json.writeStringField("kind", statement.kind());
    effect(statement.effect());
    json.writeEndObject();
  }

  private void place(Position position, Span span) throws IOException {
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeNumberField("offset", span.start());
    json.writeNumberField("length", span.length());
  }

  private void effect(Effect effect) throws IOException {
    json.writeStringField("phase", effect.phase().name());
    json.writeStringField("reason", effect.reason());
    json.writeArrayFieldStart("locks");
    for (Lock lock : effect.locks()) {
      json.writeStartObject();
      json.writeStringField("object", lock.object().toString());
      json.writeStringField("kind", lock.kind().sql());
      json.writeStringField("mode", lock.mode().sql());
      json.writeEndObject();
    }
    json.writeEndArray();
    names("rewrites", effect.rewrites());
    names("scans", effect.scans());
    names("indexRebuilds", effect.indexRebuilds());
    json.writeArrayFieldStart("breaks");
    for (Break broken : effect.breaks()) {
      json.writeStartObject();
      json.writeStringField("object", broken.place());
      json.writeStringField("audience", broken.audience().name());
      if (broken.sqlState().isPresent()) {
        json.writeStringField("sqlState", broken.sqlState().get());
      }
      json.writeStringField("what", broken.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("loses");
    for (Loss loss : effect.loses()) {
      json.writeStartObject();
      json.writeStringField("object", loss.place());
      json.writeStringField("what", loss.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("transaction", effect.transactionality().name());
    if (effect.failure().isPresent()) {
      Failure failure = effect.failure().get();
      json.writeObjectFieldStart("fails");
      json.writeStringField("sqlState", failure.sqlState());
      json.writeStringField("what", failure.what());
      json.writeEndObject();
    }
    json.writeBooleanField("assumed", effect.assumed());
  }

  private void names(String member, List<?> names) throws IOException {
    json.writeArrayFieldStart(member);
    for (Object name : names) {
      json.writeString(name.toString());
    }
    json.writeEndArray();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule());
    names("hazards", finding.hazards());
    json.writeStringField("severity", Names.of(finding.severity()));
    json.writeStringField("message", finding.message());
    json.writeStringField("instead", finding.instead());
    json.writeStringField("path", finding.path());
    place(finding.position(), finding.span());
    json.writeStringField("migration", finding.migration());
    json.writeBooleanField("suppressed", finding.suppressed());
    if (finding.waiver().isPresent()) {
      Waiver waiver = finding.waiver().get();
      json.writeObjectFieldStart("waiver");
      json.writeStringField("kind", waiver.kind().word());
      json.writeStringField("reason", waiver.reason());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void summary(Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("migrations", summary.migrations());
    json.writeNumberField("replayed", summary.replayed());
    json.writeNumberField("statements", summary.statements());
    json.writeNumberField("expand", summary.expand());
    json.writeNumberField("contract", summary.contract());
    json.writeNumberField("destructive", summary.destructive());
    json.writeNumberField("neutral", summary.neutral());
    json.writeNumberField("notUnderstood", summary.notUnderstood());
    json.writeNumberField("errors", summary.errors());
    json.writeNumberField("warnings", summary.warnings());
    json.writeNumberField("infos", summary.infos());
    json.writeNumberField("suppressed", summary.suppressed());
    json.writeEndObject();
  }
}
