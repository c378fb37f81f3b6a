package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.release.usage.Unjudged;
import dev.rollsafe.release.usage.Usage;
import dev.rollsafe.release.usage.UsageReport;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes what uses sides of changes as JSON; its form is described in {@code docs/usage.md}. */
public final class UsageJson {

  private final JsonGenerator json;

  private UsageJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a report; the writer is flushed and stays open. */
  public static void write(Writer out, UsageReport report) throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      new UsageJson(json).report(report);
      json.writeRaw('\n');
    }
  }

  private void report(UsageReport report) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("free", report.isFree() && !report.hasUnread());
    json.writeArrayFieldStart("sides");
    for (UsageReport.Found found : report.sides()) {
      json.writeStartObject();
      if (found.change().isPresent()) {
        json.writeStringField("change", found.change().get());
      }
      json.writeStringField("side", found.side().toString());
      json.writeBooleanField("free", found.isFree());
      json.writeArrayFieldStart("usages");
      for (Usage usage : found.usages()) {
        usage(usage);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unjudged");
    for (Unjudged one : report.unjudged()) {
      json.writeStartObject();
      json.writeStringField("place", one.place());
      json.writeStringField("reason", one.reason());
      json.writeBooleanField("unread", one.unread());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skipped");
    for (String skipped : report.skipped()) {
      json.writeString(skipped);
    }
    json.writeEndArray();
    json.writeNumberField("classes", report.classes());
    json.writeNumberField("resources", report.resources());
    json.writeEndObject();
  }

  private void usage(Usage usage) throws IOException {
    json.writeStartObject();
    json.writeStringField("certainty", usage.certainty().name().toLowerCase(Locale.ROOT));
    json.writeStringField("place", usage.place());
    json.writeStringField("reason", usage.reason());
    json.writeStringField("text", usage.excerpt());
    json.writeEndObject();
  }
}
