package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.verify.Difference;
import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes what a rehearsal showed, for programs; the form is described by {@code docs/rehearse-output.schema.json}. */
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
    json.writeStringField("tool", "rollsafe");
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
    json.writeBooleanField("reversibleWithLoss", seen.reversibleWithLoss());
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
    strings("scans", seen.scans());
    strings("notForetold", seen.surprises());
    broken("broken", seen.broken());
    broken("undecided", seen.undecided());
    json.writeArrayFieldStart("downs");
    for (Rehearsed.Down down : seen.downs()) {
      down(down);
    }
    json.writeEndArray();
    json.writeEndObject();
    // Whoever reads along sees it at once.
    json.flush();
  }

  private void broken(String name, List<Rehearsed.Broken> statements) throws IOException {
    json.writeArrayFieldStart(name);
    for (Rehearsed.Broken broken : statements) {
      json.writeStartObject();
      json.writeStringField("sql", broken.sql());
      json.writeStringField("error", broken.error());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void down(Rehearsed.Down down) throws IOException {
    json.writeStartObject();
    json.writeStringField("origin", down.origin().name().toLowerCase(Locale.ROOT));
    if (!down.path().isEmpty()) {
      json.writeStringField("path", down.path());
    }
    if (down.grade().isPresent()) {
      json.writeStringField("grade", down.grade().get().name().toLowerCase(Locale.ROOT));
    }
    strings("reasons", down.reasons());
    json.writeBooleanField("restores", down.restores());
    json.writeBooleanField("restoresSchema", down.restoresSchema());
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
    broken("broken", down.broken());
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

  /**
   * Ends the output.
   *
   * @param notes what was not done, and why
   */
  public void end(List<String> notes) throws IOException {
    json.writeEndArray();
    strings("notes", notes);
    json.writeEndObject();
    json.flush();
  }
}
