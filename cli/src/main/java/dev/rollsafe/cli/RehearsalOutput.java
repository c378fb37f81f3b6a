package dev.rollsafe.cli;

import dev.rollsafe.report.RehearsalJson;
import dev.rollsafe.report.RehearsalText;
import dev.rollsafe.verify.Rehearsal;
import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a rehearsal shows, while it goes on. */
final class RehearsalOutput {

  private final Writer out;
  private final RehearsalText text;
  private final Optional<RehearsalJson> json;

  RehearsalOutput(Writer out, String server, boolean asJson) throws IOException {
    this.out = out;
    this.text = new RehearsalText(out);
    this.json = asJson ? Optional.of(new RehearsalJson(out, server)) : Optional.empty();
    if (!asJson) {
      out.write("On " + server + ":\n");
      out.flush();
    }
  }

  void migration(Rehearsed seen) {
    try {
      if (json.isPresent()) {
        json.get().migration(seen);
      } else {
        text.migration(seen);
      }
    } catch (IOException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    }
  }

  void end(Rehearsal rehearsal) throws IOException {
    List<String> notes = new ArrayList<>();
    rehearsal.unseeded().forEach((table, why) -> notes.add("no rows for " + table + ": " + why));
    rehearsal
        .unusable()
        .forEach((sql, why) -> notes.add("a statement that never ran: " + sql + ": " + why));
    notes.addAll(rehearsal.notes());
    if (json.isPresent()) {
      json.get().end(notes);
      return;
    }
    for (String note : notes) {
      out.write("Note: " + note.replaceAll("\\s+", " ") + "\n");
    }
  }
}
