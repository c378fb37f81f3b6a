package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.release.canary.CanaryVerdict;
import dev.rollsafe.release.canary.RuleResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes what the metrics say of a release as JSON; its form is described in {@code docs/canary.md}. */
public final class CanaryJson {

  private CanaryJson() {}

  /**
   * Writes a verdict; the writer is flushed and stays open.
   *
   * @param release the release
   */
  public static void write(Writer out, String release, CanaryVerdict verdict) throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      json.writeStringField("release", release);
      json.writeStringField("verdict", verdict.verdict().name().toLowerCase(Locale.ROOT));
      json.writeStringField("reason", verdict.reason());
      json.writeStringField("at", verdict.at().toString());
      json.writeArrayFieldStart("rules");
      for (RuleResult result : verdict.results()) {
        result(json, result);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void result(JsonGenerator json, RuleResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", result.rule().id());
    json.writeStringField("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    json.writeStringField("reason", result.reason());
    json.writeBooleanField("critical", result.rule().critical());
    if (result.value().isPresent()) {
      double value = result.value().getAsDouble();
      // JSON has no infinite numbers.
      if (Double.isFinite(value)) {
        json.writeNumberField("value", value);
      } else {
        json.writeStringField("value", Double.toString(value));
      }
    }
    json.writeNumberField("samples", result.samples());
    json.writeStringField("from", result.from().toString());
    json.writeStringField("to", result.to().toString());
    json.writeStringField("query", result.rule().query());
    json.writeEndObject();
  }
}
