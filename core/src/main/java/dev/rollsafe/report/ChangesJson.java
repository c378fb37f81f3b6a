package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Count;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.Unplanned;
import dev.rollsafe.sql.Position;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes changes with their steps, and what there is no plan for, into JSON. */
final class ChangesJson {

  private final JsonGenerator json;

  ChangesJson(JsonGenerator json) {
    this.json = json;
  }

  void changes(List<Change> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (Change change : changes) {
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
  }

  void unplanned(String field, List<Unplanned> all) throws IOException {
    json.writeArrayFieldStart(field);
    for (Unplanned unplanned : all) {
      json.writeStartObject();
      place(unplanned.migration(), unplanned.path(), unplanned.position(), unplanned.sql());
      json.writeStringField("reason", unplanned.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
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

  /** Writes a list of texts. */
  void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
