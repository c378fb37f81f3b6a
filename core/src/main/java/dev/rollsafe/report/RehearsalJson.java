package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.verify.Difference;
import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what a rehearsal showed, for programs. */
public final class RehearsalJson {

  private final JsonGenerator json;

  /**
   * Begins the output.
   *
   * @param out where it goes; left open
   * @param server which server was used
   */
  public RehearsalJson(Writer out, String server) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeStringField("server", server);
    json.writeArrayFieldStart("migrations");
  }

  /** Writes what was seen of a migration. */
  public void migration(Rehearsed seen) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", seen.migration());
    json.writeStringField("path", seen.path());
    json.writeBooleanField("ran", seen.failure().isEmpty());
    if (seen.failure().isPresent()) {
      json.writeStringField("failure", seen.failure().get());
    }
    json.writeBooleanField("reversible", seen.reversible());
    json.writeBooleanField("safeForPreviousRelease", seen.safeForOldRelease());
    json.writeNumberField("statements", seen.statements());
    json.writeArrayFieldStart("locks");
    for (Rehearsed.HeldLock lock : seen.locks()) {
      json.writeStartObject();
      json.writeStringField("object", lock.object());
      json.writeStringField("mode", lock.mode());
      json.writeNumberField("milliseconds", lock.milliseconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("rewrites", seen.rewrites());
    strings("notForetold", seen.surprises());
    json.writeArrayFieldStart("broken");
    for (Rehearsed.Broken broken : seen.broken()) {
      json.writeStartObject();
      json.writeStringField("sql", broken.sql());
      json.writeStringField("error", broken.error());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (seen.down().isPresent()) {
      down(seen.down().get());
    }
    json.writeEndObject();
  }

  private void down(Rehearsed.Down down) throws IOException {
    json.writeObjectFieldStart("down");
    json.writeBooleanField("restores", down.restores());
    if (down.failure().isPresent()) {
      json.writeStringField("failure", down.failure().get());
    }
    json.writeArrayFieldStart("differences");
    for (Difference difference : down.differences()) {
      json.writeStartObject();
      json.writeStringField("kind", difference.kind());
      json.writeStringField("object", difference.object());
      json.writeStringField("property", difference.property());
      json.writeStringField("before", difference.before().orElse(null));
      json.writeStringField("after", difference.after().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("lostData", down.lostData());
    strings("again", down.again());
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Ends the output. */
  public void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
