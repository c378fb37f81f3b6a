package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.release.Facts;
import dev.rollsafe.release.GateDecision;
import dev.rollsafe.release.GateDecision.Open;
import dev.rollsafe.release.GateOverride;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Reason;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.Session;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what the release gate says, for programs; its form is in {@code docs/gate-output.schema.json}. */
final class GateJson implements GateReport {

  private final Writer out;

  GateJson(Writer out) {
    this.out = out;
  }

  /** Something that is written into an object. */
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private void document(Body body) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  @Override
  public void decisions(List<GateDecision> decisions) throws IOException {
    document(json -> decisions(json, decisions));
  }

  private static void decisions(JsonGenerator json, List<GateDecision> decisions)
      throws IOException {
    json.writeArrayFieldStart("decisions");
    for (GateDecision decision : decisions) {
      json.writeStartObject();
      json.writeStringField("change", decision.change());
      json.writeStringField("decision", GateText.word(decision).toLowerCase(Locale.ROOT));
      reasons(json, "reasons", decision.reasons());
      reasons(json, "overridden", decision instanceof Open open ? open.overridden() : List.of());
      strings(json, "notes", decision.notes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void reasons(JsonGenerator json, String name, List<Reason> reasons)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringField("code", reason.code().name());
      json.writeStringField("subject", reason.subject());
      json.writeStringField("text", reason.text());
      strings(json, "facts", reason.facts());
      json.writeStringField("opens", reason.opens());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void rollback(String release, List<Reason> blockers) throws IOException {
    document(json -> {
      json.writeStringField("release", release);
      json.writeBooleanField("canRun", blockers.isEmpty());
      reasons(json, "blockers", blockers);
    });
  }

  @Override
  public void status(Facts facts, List<GateDecision> decisions) throws IOException {
    document(json -> {
      json.writeStringField("at", facts.now().toString());
      json.writeBooleanField("replica", facts.isReplica());
      optional(json, "elsewhere", facts.elsewhere());
      optional(json, "unused", facts.unused());
      json.writeArrayFieldStart("releases");
      for (String service : facts.services()) {
        for (Release release : facts.releases(service)) {
          release(json, release);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("changes");
      for (Progress progress : facts.changes()) {
        change(json, progress, facts);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("sessions");
      for (Session session : facts.sessions()) {
        json.writeStartObject();
        json.writeStringField("name", session.name());
        json.writeNumberField("count", session.count());
        json.writeEndObject();
      }
      json.writeEndArray();
      decisions(json, decisions);
    });
  }

  private static void release(JsonGenerator json, Release release) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", release.service());
    json.writeStringField("release", release.id());
    json.writeStringField("state", release.state().word());
    optional(json, "liveAt", release.liveAt().map(Instant::toString));
    optional(json, "stableAt", release.stableAt().map(Instant::toString));
    strings(json, "needsNew", release.needsNew().stream().sorted().toList());
    strings(json, "freeOfOld", release.freeOfOld().stream().sorted().toList());
    json.writeEndObject();
  }

  private static void change(JsonGenerator json, Progress progress, Facts facts)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("change", progress.change().id());
    json.writeStringField("kind", progress.change().kind());
    json.writeStringField("phase", progress.phase().word());
    json.writeStringField("since", progress.since().toString());
    strings(json, "consumers", progress.change().consumers().stream().sorted().toList());
    json.writeArrayFieldStart("overrides");
    for (GateOverride override : facts.overrides(progress.change().id())) {
      json.writeStartObject();
      json.writeStringField("ticket", override.ticket());
      json.writeStringField("reason", override.reason());
      json.writeStringField("actor", override.actor());
      json.writeStringField("at", override.at().toString());
      json.writeStringField("expires", override.expires().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private static void strings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
