package dev.rollsafe.release.readiness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes manifests; {@code docs/release-manifest.schema.json} describes their form. */
public final class ManifestWriter {

  private final JsonGenerator json;

  private ManifestWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a manifest; the writer is flushed and stays open. */
  public static void write(Writer out, Manifest manifest) throws IOException {
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter())) {
      new ManifestWriter(json).manifest(manifest);
      json.writeRaw('\n');
    }
  }

  private void manifest(Manifest manifest) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", 1);
    json.writeStringField("service", manifest.service());
    json.writeStringField("release", manifest.release());
    optional("commit", manifest.commit());
    optional("branch", manifest.branch());
    texts("needsNew", manifest.needsNew());
    texts("freeOfOld", manifest.freeOfOld());
    json.writeStringField("source", manifest.source());
    json.writeArrayFieldStart("tables");
    for (Manifest.Table table : manifest.tables()) {
      table(table);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("enums");
    for (Map.Entry<String, List<String>> type : manifest.enums().entrySet()) {
      texts(type.getKey(), type.getValue());
    }
    json.writeEndObject();
    texts("functions", manifest.functions());
    json.writeEndObject();
  }

  private void table(Manifest.Table table) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", table.name());
    List<String> does = new ArrayList<>();
    for (Manifest.Access access : table.does()) {
      does.add(access.word());
    }
    texts("does", does);
    json.writeObjectFieldStart("columns");
    for (Map.Entry<String, String> column : table.columns().entrySet()) {
      json.writeStringField(column.getKey(), column.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void optional(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private void texts(String name, Collection<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
