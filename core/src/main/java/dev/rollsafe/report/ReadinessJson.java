package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.Readiness;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes whether a build can serve on a schema as JSON; its form is described in {@code docs/readiness.md}. */
public final class ReadinessJson {

  private ReadinessJson() {}

  /** Writes it; the writer is flushed and stays open. */
  public static void write(Writer out, Manifest manifest, Readiness readiness) throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      json.writeStringField("service", manifest.service());
      json.writeStringField("release", manifest.release());
      json.writeStringField("state", readiness.state().name().toLowerCase(Locale.ROOT));
      texts(json, "reasons", readiness.reasons());
      texts(json, "notes", readiness.notes());
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
