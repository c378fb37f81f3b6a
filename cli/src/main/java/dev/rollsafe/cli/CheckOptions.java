package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.Baseline;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.config.FailOn;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of {@code check} that say how to judge; what they leave open is in {@code rollsafe.yml}. */
final class CheckOptions {

  static final Option SERVER_VERSION = new Option(
      "--server-version",
      "13..18",
      List.of("13", "14", "15", "16", "17", "18"),
      "16",
      "The major version of the PostgreSQL server that the migrations run on");
  private static final Option FAIL_ON = Option.choice(
      "--fail-on",
      List.of("error", "warning", "info", "never"),
      "The least severity of a finding for which the exit code is 1");
  static final Option SINCE = Option.valued(
      "--since",
      "VERSION",
      "",
      "Judges the migrations from this version, time or beginning of a name on; those before are read to know what is there");
  private static final Option CHANGED_SINCE = Option.valued(
      "--changed-since",
      "GIT_REF",
      "",
      "Judges the migrations that are new or changed since the branch left this reference; the others are read to know"
          + " what is there");
  private static final Option ENABLE = Option.valued(
      "--enable", "RULE[,..]", "", "Asks these rules too, whatever the configuration says");
  private static final Option DISABLE = Option.valued(
      "--disable", "RULE[,..]", "", "Does not ask these rules, whatever the configuration says");
  static final Option CONFIG = Option.valued(
      "--config",
      "FILE",
      "",
      "Reads this file instead of the first rollsafe.yml on the way from the migrations up to their repository's root");
  static final Option NO_CONFIG = Option.flag("--no-config", "Reads no rollsafe.yml");
  private static final Option BASELINE =
      Option.valued("--baseline", "FILE", "", "Lets the findings through that this file lists");
  private static final Option WRITE_BASELINE = Option.valued(
      "--write-baseline", "FILE", "", "Writes all findings to this file and takes them for known");

  static final List<Option> ALL = List.of(
      SERVER_VERSION,
      FAIL_ON,
      SINCE,
      CHANGED_SINCE,
      ENABLE,
      DISABLE,
      CONFIG,
      NO_CONFIG,
      BASELINE,
      WRITE_BASELINE);

  private final Invocation invocation;
  private final Configuration configuration;

  /**
   * Reads them, and the configuration.
   *
   * @param invocation how the command was called
   * @param paths the migrations
   * @throws ConfigurationException if something is wrong with what is configured
   */
  CheckOptions(Invocation invocation, List<Path> paths) {
    this.invocation = invocation;
    configuration = configuration(invocation, paths)
        .with(names(invocation.given(ENABLE)), names(invocation.given(DISABLE)));
  }

  /**
   * Reads the configuration that {@code --config} names, or the one of the migrations.
   *
   * @throws ConfigurationException if it cannot be read
   */
  static Configuration configuration(Invocation invocation, List<Path> paths) {
    Optional<Path> named = path(invocation.given(CONFIG));
    if (invocation.has(NO_CONFIG)) {
      if (named.isPresent()) {
        throw new ConfigurationException("--config and --no-config exclude each other");
      }
      return Configuration.NONE;
    }
    return named.map(ConfigurationFile::read).orElseGet(() -> ConfigurationFile.forInputs(paths));
  }

  private static List<String> names(Optional<String> list) {
    List<String> names = new ArrayList<>();
    for (String name : list.orElse("").split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static Optional<Path> path(Optional<String> text) {
    try {
      return text.map(Path::of);
    } catch (InvalidPathException invalid) {
      throw new ConfigurationException("no path: " + invalid.getMessage());
    }
  }

  /** Returns what judges as they say. */
  Rollsafe.Builder builder() {
    Rollsafe.Builder builder = Rollsafe.builder().configuration(configuration);
    invocation
        .given(SERVER_VERSION)
        .ifPresent(version -> builder.serverVersion(Integer.parseInt(version)));
    invocation.given(SINCE).ifPresent(builder::since);
    invocation.given(CHANGED_SINCE).ifPresent(builder::changedSince);
    Optional<Path> baseline = path(invocation.given(BASELINE));
    if (writtenBaseline().isPresent()) {
      if (baseline.isPresent()) {
        throw new ConfigurationException("--baseline and --write-baseline exclude each other");
      }
      builder.baseline(Baseline.NONE);
    } else {
      baseline.map(Baseline::read).ifPresent(builder::baseline);
    }
    return builder;
  }

  /** Returns from where on migrations are judged, where the user or the configuration says so. */
  Optional<String> since() {
    return invocation.given(SINCE).or(configuration::since);
  }

  /** Returns the file that all findings are to be written to. */
  Optional<Path> writtenBaseline() {
    return path(invocation.given(WRITE_BASELINE));
  }

  /** Says whether only some of the migrations are judged, those that are new. */
  boolean judgesSome() {
    return invocation.given(SINCE).isPresent()
        || invocation.given(CHANGED_SINCE).isPresent()
        || configuration.since().isPresent();
  }

  /** Returns what the run fails on. */
  FailOn failOn() {
    if (writtenBaseline().isPresent()) {
      return FailOn.NEVER;
    }
    Optional<FailOn> given = invocation.given(FAIL_ON).flatMap(FailOn::of);
    return given.or(configuration::failOn).orElse(FailOn.ERROR);
  }
}
