package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Count;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.Unplanned;
import dev.rollsafe.sql.Position;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a plan as JSON; its form is described by {@code docs/plan-output.schema.json}. */
public final class PlanJson {

  private final JsonGenerator json;

  private PlanJson(Writer out) throws IOException {
    json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter());
  }

  /**
   * Writes a plan; the writer is flushed and stays open.
   *
   * @param toolVersion the version of Rollsafe
   * @throws IOException if it cannot be written
   */
  public static void write(Writer out, String toolVersion, Plan plan) throws IOException {
    new PlanJson(out).plan(toolVersion, plan);
  }

  private void plan(String toolVersion, Plan plan) throws IOException {
    json.writeStartObject();
    json.writeStringField("tool", "rollsafe");
    json.writeStringField("version", toolVersion);
    json.writeNumberField("serverVersion", plan.version().major());
    strings("migrations", plan.migrations());
    json.writeBooleanField("nothingToDo", plan.nothingToDo());
    json.writeBooleanField("gate", plan.gated());
    json.writeArrayFieldStart("changes");
    for (Change change : plan.changes()) {
      json.writeStartObject();
      json.writeStringField("id", change.id());
      json.writeStringField("title", change.title());
      place(change.migration(), change.path(), change.position(), change.sql());
      json.writeBooleanField("asIs", change.asIs());
      strings("notes", change.notes());
      json.writeArrayFieldStart("steps");
      for (Step step : change.steps()) {
        step(step);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unplanned");
    for (Unplanned unplanned : plan.unplanned()) {
      json.writeStartObject();
      place(unplanned.migration(), unplanned.path(), unplanned.position(), unplanned.sql());
      json.writeStringField("reason", unplanned.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void place(String migration, String path, Position position, String sql)
      throws IOException {
    json.writeStringField("migration", migration);
    json.writeStringField("path", path);
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeStringField("sql", sql);
  }

  private void step(Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    json.writeStringField("phase", step.stage().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("release", step.release());
    json.writeStringField("title", step.title());
    json.writeFieldName("forward");
    block(step.forward());
    json.writeArrayFieldStart("undo");
    for (Block block : step.undo()) {
      block(block);
    }
    json.writeEndArray();
    count("risk", step.risk());
    count("verify", step.verify());
    strings("expectedFindings", step.expects());
    strings("notes", step.notes());
    json.writeEndObject();
  }

  private void block(Block block) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("transaction", block.transaction());
    json.writeNumberField("lockTimeoutMillis", block.timeouts().lock().toMillis());
    json.writeNumberField("statementTimeoutMillis", block.timeouts().statement().toMillis());
    strings("statements", block.statements());
    json.writeEndObject();
  }

  private void count(String name, Optional<Count> count) throws IOException {
    if (count.isPresent()) {
      json.writeObjectFieldStart(name);
      json.writeStringField("sql", count.get().sql());
      json.writeStringField("meaning", count.get().meaning());
      json.writeEndObject();
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
