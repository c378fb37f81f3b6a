package dev.rollsafe.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fingerprints;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.lint.Waiver;
import dev.rollsafe.migration.History.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The findings that were there when Rollsafe was brought in, by their {@linkplain Fingerprints fingerprints}: they are let
 * through, new ones are not. Immutable.
 */
public final class Baseline {

  /** Lets nothing through. */
  public static final Baseline NONE = new Baseline(Path.of(""), List.of());

  private final Path file;
  private final List<Entry> entries;

  private Baseline(Path file, List<Entry> entries) {
    this.file = file;
    this.entries = List.copyOf(entries);
  }

  /**
   * A finding that is known.
   *
   * @param fingerprint what it is known by
   * @param rule its rule
   * @param migration the id of its migration
   * @param path the migration's file, from the baseline's folder on
   * @param message what was found
   */
  record Entry(String fingerprint, String rule, String migration, String path, String message) {}

  /**
   * Reads a file that {@link BaselineWriter} wrote.
   *
   * @throws ConfigurationException if it cannot be read
   */
  public static Baseline read(Path file) {
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      return new Baseline(file, entries(file, json));
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": no such file; write it with --write-baseline");
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(file + ":" + e.getLocation().getLineNr() + ":"
          + e.getLocation().getColumnNr() + ": is no JSON; write it anew with --write-baseline");
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static List<Entry> entries(Path file, JsonParser json) throws IOException {
    List<Entry> entries = new ArrayList<>();
    boolean versioned = false;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw notABaseline(file);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals("fingerprints")) {
        versioned = value == JsonToken.VALUE_NUMBER_INT;
        if (!versioned || json.getIntValue() != Fingerprints.VERSION) {
          throw new ConfigurationException(file + ": was written by another version of Rollsafe,"
              + " whose fingerprints differ; write it anew with --write-baseline");
        }
      } else if (member.equals("findings") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          entries.add(entry(file, json));
        }
      } else {
        json.skipChildren();
      }
    }
    if (!versioned) {
      throw notABaseline(file);
    }
    return entries;
  }

  private static Entry entry(Path file, JsonParser json) throws IOException {
    Map<String, String> members = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      members.put(member, json.getValueAsString(""));
      json.skipChildren();
    }
    String fingerprint = members.getOrDefault("fingerprint", "");
    if (fingerprint.isEmpty()) {
      throw notABaseline(file);
    }
    return new Entry(
        fingerprint,
        members.getOrDefault("rule", ""),
        members.getOrDefault("migration", ""),
        members.getOrDefault("path", ""),
        members.getOrDefault("message", ""));
  }

  private static ConfigurationException notABaseline(Path file) {
    return new ConfigurationException(
        file + ": is no baseline of Rollsafe; write one with --write-baseline");
  }

  /**
   * Returns a run over several histories.
   *
   * @param asked what the rules that are asked are about
   */
  public Run run(List<RuleDoc> asked) {
    return new Run(asked);
  }

  /** Takes histories one by one, and tells at their end what is in the baseline and no longer found. For one thread. */
  public final class Run {

    private final Map<String, Integer> left = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> judged = new HashSet<>();

    private Run(List<RuleDoc> rules) {
      rules.forEach(rule -> asked.add(rule.id()));
      entries.forEach(entry -> left.merge(entry.fingerprint, 1, Integer::sum));
    }

    /** Lets through what is known. */
    public HistoryAssessment apply(HistoryAssessment history) {
      if (entries.isEmpty()) {
        return history;
      }
      for (MigrationAssessment migration : history.migrations()) {
        judged.add(migration.id());
      }
      List<String> fingerprints = Fingerprints.of(history);
      List<Finding> findings = new ArrayList<>(history.findings());
      for (int i = 0; i < findings.size(); i++) {
        int known = left.getOrDefault(fingerprints.get(i), 0);
        if (known > 0) {
          left.put(fingerprints.get(i), known - 1);
          findings.set(i, known(findings.get(i)));
        }
      }
      return history.withFindings(findings);
    }

    private Finding known(Finding finding) {
      return finding.suppressed()
          ? finding
          : finding.withWaiver(new Waiver(Waiver.Kind.BASELINE, ""));
    }

    /** Returns what of the baseline is no longer found, as problems of its file; empty where all is. */
    public Optional<HistoryAssessment> rest() {
      List<Problem> problems = new ArrayList<>();
      for (Entry entry : entries) {
        int unmatched = left.getOrDefault(entry.fingerprint, 0);
        if (unmatched > 0 && couldMatch(entry)) {
          left.put(entry.fingerprint, unmatched - 1);
          problems.add(new Problem(
              file.toString(),
              entry.rule + " in " + entry.path
                  + " is no longer found; write the baseline anew with --write-baseline, so that it does not hide"
                  + " another finding (" + entry.message + ")",
              false));
        }
      }
      return problems.isEmpty()
          ? Optional.empty()
          : Optional.of(new HistoryAssessment(
              file.toString(), List.of(), List.of(), Summary.EMPTY, problems, List.of()));
    }

    /** Migrations that were not judged, or not by this rule, say nothing, unless they are gone. */
    private boolean couldMatch(Entry entry) {
      if (judged.contains(entry.migration)) {
        return asked.contains(entry.rule);
      }
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && !Files.exists(folder.resolve(entry.path));
    }
  }
}
