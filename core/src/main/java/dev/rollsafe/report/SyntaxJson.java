package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/**
 * Writes syntax trees as JSON, for bug reports: each record as an object of its components, empty ones left out. It follows the
 * records as they are, so its form changes with them.
 */
public final class SyntaxJson {

  private final JsonGenerator json;
  private Script script = Script.of("", "");
  private int statements;
  private int notUnderstood;

  /**
   * Begins the document.
   *
   * @param out where it is written; flushed, not closed, by {@link #end}
   * @param version the version of Rollsafe
   * @throws IOException if it cannot be written
   */
  public SyntaxJson(Writer out, String version) throws IOException {
    json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new DefaultPrettyPrinter());
    json.writeStartObject();
    json.writeStringField("tool", "rollsafe");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("statements");
  }

  /**
   * Writes a statement.
   *
   * @param statement the statement
   * @param source the script it stands in
   * @throws IOException if it cannot be written
   */
  public void statement(Statement statement, Script source) throws IOException {
    script = source;
    statements++;
    if (statement instanceof Unparsed) {
      notUnderstood++;
    }
    json.writeStartObject();
    json.writeStringField("path", source.name());
    json.writeStringField("kind", StatementKind.of(statement));
    json.writeFieldName("tree");
    value(statement);
    json.writeEndObject();
  }

  /**
   * Ends the document; the writer stays open for who opened it.
   *
   * @throws IOException if it cannot be written
   */
  public void end() throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    json.writeNumberField("statements", statements);
    json.writeNumberField("notUnderstood", notUnderstood);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Span span) {
      span(span);
    } else if (value instanceof Identifier identifier) {
      json.writeString(identifier.value());
    } else if (value instanceof Record node) {
      node(node);
    } else if (value instanceof Iterable<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> entries) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }

  private void span(Span span) throws IOException {
    Position position = script.position(span.start());
    json.writeStartObject();
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeNumberField("offset", span.start());
    json.writeNumberField("length", span.length());
    json.writeEndObject();
  }

  private void node(Record node) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = component(node, component);
      if (value instanceof Optional<?> optional) {
        value = optional.orElse(null);
      }
      if (value != null) {
        json.writeFieldName(component.getName());
        value(value);
      }
    }
    json.writeEndObject();
  }

  private static Object component(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(component + " of a syntax tree cannot be read", impossible);
    }
  }
}
