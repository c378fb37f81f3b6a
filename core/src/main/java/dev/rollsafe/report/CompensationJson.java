package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.plan.compensate.Compensation;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;

/** Writes a compensation as JSON; its form is described by {@code docs/compensate-output.schema.json}. */
public final class CompensationJson {

  private CompensationJson() {}

  /**
   * Writes a compensation; the writer is flushed and stays open.
   *
   * @param toolVersion the version of Rollsafe
   * @param counts what the queries before steps count in a database, by the name of the step
   * @throws IOException if it cannot be written
   */
  public static void write(
      Writer out, String toolVersion, Compensation compensation, Map<String, Long> counts)
      throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      ChangesJson changes = new ChangesJson(json);
      json.writeStartObject();
      json.writeStringField("tool", "rollsafe");
      json.writeStringField("version", toolVersion);
      json.writeNumberField("serverVersion", compensation.plan().version().major());
      json.writeStringField("release", compensation.release());
      changes.strings("migrations", compensation.plan().migrations());
      json.writeBooleanField("nothingToDo", compensation.nothingToDo());
      changes.changes(compensation.plan().changes());
      changes.unplanned("notMended", compensation.plan().unplanned());
      json.writeObjectFieldStart("riskCounts");
      for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
