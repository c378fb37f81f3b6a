package dev.rollsafe.release.readiness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.release.readiness.Manifest.Access;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What a manifest needs, as the query of {@link SchemaProbe} takes it. */
final class ProbeArguments {

  private ProbeArguments() {}

  /** Writes rows. */
  private interface Rows {
    void write(JsonGenerator json) throws IOException;
  }

  /** The columns, each with its table, its type, and what is done to it. */
  static String columns(Manifest manifest) {
    return array(json -> {
      for (Manifest.Table table : manifest.tables()) {
        for (Map.Entry<String, String> column : table.columns().entrySet()) {
          json.writeStartObject();
          json.writeStringField("t", table.name());
          json.writeStringField("c", column.getKey());
          json.writeStringField("y", column.getValue());
          json.writeBooleanField("s", table.does().contains(Access.SELECT));
          json.writeBooleanField("i", table.does().contains(Access.INSERT));
          json.writeBooleanField("u", table.does().contains(Access.UPDATE));
          json.writeEndObject();
        }
      }
    });
  }

  /** The tables, each with what is done to it as a whole. */
  static String tables(Manifest manifest) {
    return array(json -> {
      for (Manifest.Table table : manifest.tables()) {
        json.writeStartObject();
        json.writeStringField("t", table.name());
        json.writeBooleanField("i", table.does().contains(Access.INSERT));
        json.writeBooleanField("d", table.does().contains(Access.DELETE));
        json.writeEndObject();
      }
    });
  }

  /** The values of enum types, each with its type. */
  static String enums(Manifest manifest) {
    return array(json -> {
      for (Map.Entry<String, List<String>> type : manifest.enums().entrySet()) {
        for (String value : type.getValue()) {
          json.writeStartObject();
          json.writeStringField("t", type.getKey());
          json.writeStringField("v", value);
          json.writeEndObject();
        }
      }
    });
  }

  private static String array(Rows rows) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartArray();
      rows.write(json);
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }
}
