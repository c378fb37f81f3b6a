package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.release.decision.Decision;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes what to do about a release as JSON; its form is described in {@code docs/decide.md}. */
public final class DecisionJson {

  private DecisionJson() {}

  /** Writes it; the writer is flushed and stays open. */
  public static void write(Writer out, String release, Decision decision) throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      json.writeStringField("release", release);
      json.writeStringField("action", decision.action().name().toLowerCase(Locale.ROOT));
      json.writeStringField("reason", decision.reason());
      texts(json, "steps", decision.steps());
      json.writeArrayFieldStart("targets");
      for (Decision.Target target : decision.targets()) {
        json.writeStartObject();
        json.writeStringField("release", target.release());
        json.writeBooleanField("canRun", target.canRun());
        json.writeBooleanField("mendable", target.mendable());
        texts(json, "blockers", target.blockers());
        json.writeEndObject();
      }
      json.writeEndArray();
      texts(json, "notes", decision.notes());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
