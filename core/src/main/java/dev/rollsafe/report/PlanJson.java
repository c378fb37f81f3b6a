package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.plan.sequence.Plan;
import java.io.IOException;
import java.io.Writer;

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
    ChangesJson changes = new ChangesJson(json);
    changes.strings("migrations", plan.migrations());
    json.writeBooleanField("nothingToDo", plan.nothingToDo());
    json.writeBooleanField("gate", plan.gated());
    changes.changes(plan.changes());
    changes.unplanned("unplanned", plan.unplanned());
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}
