package dev.rollsafe.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fingerprints;
import dev.rollsafe.lint.HistoryAssessment;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the findings of histories and writes them as a {@link Baseline}: the same findings give the same text. */
public final class BaselineWriter {

  private static final Comparator<Baseline.Entry> ORDER = Comparator.comparing(Baseline.Entry::path)
      .thenComparing(Baseline.Entry::migration)
      .thenComparing(Baseline.Entry::rule)
      .thenComparing(Baseline.Entry::fingerprint);

  private final Path base;
  private final List<Baseline.Entry> entries = new ArrayList<>();

  /**
   * Returns a writer that knows of no finding yet.
   *
   * @param file the file that will be written
   */
  public BaselineWriter(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    base = folder == null ? file.toAbsolutePath() : folder;
  }

  /** Adds the findings of a history that nothing else lets through. */
  public void add(HistoryAssessment history) {
    List<String> fingerprints = Fingerprints.of(history);
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = history.findings().get(i);
      if (!finding.suppressed()) {
        entries.add(new Baseline.Entry(
            fingerprints.get(i),
            finding.rule(),
            finding.migration(),
            MigrationPattern.relative(base, finding.path()),
            finding.message()));
      }
    }
  }

  /** Returns the number of findings. */
  public int size() {
    return entries.size();
  }

  /**
   * Writes the file's text; the writer stays open.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Writer out) throws IOException {
    entries.sort(ORDER);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    try (JsonGenerator json = new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(printer)) {
      json.writeStartObject();
      json.writeStringField("tool", "rollsafe");
      json.writeNumberField("fingerprints", Fingerprints.VERSION);
      json.writeArrayFieldStart("findings");
      for (Baseline.Entry entry : entries) {
        json.writeStartObject();
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeStringField("rule", entry.rule());
        json.writeStringField("migration", entry.migration());
        json.writeStringField("path", entry.path());
        json.writeStringField("message", entry.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
