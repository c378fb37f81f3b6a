package dev.rollsafe.migration;

import dev.rollsafe.sql.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The word of a migration that it is part of a change that takes several releases: {@code rollsafe:change
 * customer.mail->email phase=contract}.
 *
 * @param change the change's id
 * @param stage which part of it
 * @param settings what else is said of the change, by key
 * @param span where it is said
 */
public record ChangeMark(String change, Stage stage, Map<String, String> settings, Span span) {

  /** The name of the directive. */
  public static final String DIRECTIVE = "change";

  private static final String PHASE = "phase";
  private static final List<String> KEYS =
      List.of(PHASE, "kind", "old", "new", "consumers", "soak", "quarantine", "flag");

  /** The parts of a change. */
  public enum Stage {
    /** Brings the new side and keeps both in step. */
    EXPAND,
    /** Brings the rows that were there before in step. */
    BACKFILL,
    /** Takes the old side away. */
    CONTRACT;

    /** Returns its name in small letters. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Stage> of(String word) {
      for (Stage stage : values()) {
        if (stage.word().equals(word)) {
          return Optional.of(stage);
        }
      }
      return Optional.empty();
    }
  }

  /** Copies the settings. */
  public ChangeMark {
    settings = Map.copyOf(settings);
  }

  /** Returns what another one says of the change, at the same place as {@code directive}. */
  static Optional<ChangeMark> of(Directive directive) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!directive.name().equals(DIRECTIVE) || read(directive, settings).isPresent()) {
      return Optional.empty();
    }
    Stage stage = Stage.of(String.valueOf(settings.remove(PHASE))).orElseThrow();
    return Optional.of(new ChangeMark(id(directive.argument()), stage, settings, directive.span()));
  }

  /** Returns what is wrong with a directive of this name, as a sentence without a full stop; nothing where it can be read. */
  public static Optional<String> problem(Directive directive) {
    return read(directive, new LinkedHashMap<>());
  }

  /** Returns the directive that marks a migration from outside. */
  public static Directive directive(String change, Stage stage) {
    Span nowhere = new Span(0, 0);
    return new Directive(DIRECTIVE, change + " phase=" + stage.word(), true, nowhere, nowhere);
  }

  private static String id(String argument) {
    int blank = argument.indexOf(' ');
    return blank < 0 ? argument : argument.substring(0, blank);
  }

  private static Optional<String> read(Directive directive, Map<String, String> settings) {
    String argument = directive.argument();
    String id = id(argument);
    if (id.isEmpty() || id.indexOf('=') >= 0) {
      return Optional.of("rollsafe:change needs the id of a change, such as customer.mail->email");
    }
    int at = id.length();
    while (at < argument.length()) {
      int start = at + 1;
      int blank = argument.indexOf(' ', start);
      at = blank < 0 ? argument.length() : blank;
      if (at > start) {
        Optional<String> problem = setting(argument.substring(start, at), settings);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Stage.of(settings.getOrDefault(PHASE, "")).isPresent()
        ? Optional.empty()
        : Optional.of("rollsafe:change needs phase=expand, phase=backfill or phase=contract");
  }

  private static Optional<String> setting(String word, Map<String, String> settings) {
    int equals = word.indexOf('=');
    String key = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : word.substring(equals + 1);
    if (!KEYS.contains(key)) {
      return Optional.of(
          "rollsafe:change knows " + String.join(", ", KEYS) + ", each as key=value; not " + word);
    }
    if (value.isEmpty() || settings.put(key, value) != null) {
      return Optional.of("rollsafe:change needs one value for " + key);
    }
    boolean time = key.equals("soak") || key.equals("quarantine");
    return time && Durations.of(value).isEmpty()
        ? Optional.of(key + " takes a time such as 48h or 7d, not " + value)
        : Optional.empty();
  }
}
