package dev.rollsafe.liquibase;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.config.FailOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import liquibase.Scope;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.resource.Resource;

/**
 * How changesets are judged: {@code rollsafe.yml}, and the settings of Liquibase, which go before it.
 *
 * @param active whether they are judged at all
 * @param enforce whether an update is refused, not only told about
 * @param configuration what {@code rollsafe.yml} says
 * @param failOn the least severity that refuses
 * @param since the id of the first changeset that is judged
 * @param judgeEmptyDatabase whether that is done where there is no table yet
 * @param requireRollback whether every changeset needs a way back
 */
record Options(
    boolean active,
    boolean enforce,
    Configuration configuration,
    FailOn failOn,
    Optional<String> since,
    boolean judgeEmptyDatabase,
    boolean requireRollback) {

  /**
   * Reads what is set now.
   *
   * @throws ConfigurationException if a value is none that can be set, or rollsafe.yml cannot be read
   */
  static Options current() {
    boolean active = RollsafeSettings.ACTIVE.getCurrentValue();
    Configuration configuration = active ? file() : Configuration.NONE;
    return new Options(
        active,
        enforces(),
        configuration,
        text(RollsafeSettings.FAIL_ON)
            .map(Options::failOn)
            .or(configuration::failOn)
            .orElse(FailOn.ERROR),
        text(RollsafeSettings.SINCE).or(configuration::since),
        RollsafeSettings.JUDGE_EMPTY_DATABASE.getCurrentValue(),
        RollsafeSettings.REQUIRE_ROLLBACK.getCurrentValue());
  }

  private static boolean enforces() {
    String mode = text(RollsafeSettings.MODE).orElse("enforce");
    if (!mode.equals("enforce") && !mode.equals("report")) {
      throw new ConfigurationException(
          RollsafeSettings.MODE.getKey() + " is enforce or report, not " + mode);
    }
    return mode.equals("enforce");
  }

  /** Returns the severity that is called so. */
  static FailOn failOn(String word) {
    return FailOn.of(word)
        .orElseThrow(() -> new ConfigurationException(
            RollsafeSettings.FAIL_ON.getKey() + " is error, warning, info or never, not " + word));
  }

  /** The file that is named; else the one that stands beside the changelogs, as in production; else that of the working folder. */
  private static Configuration file() {
    Optional<String> named = text(RollsafeSettings.CONFIG);
    try {
      if (named.isPresent()) {
        Path file = Path.of(named.get());
        return Files.exists(file)
            ? ConfigurationFile.read(file)
            : resource(named.get()).orElseGet(() -> ConfigurationFile.read(file));
      }
      return resource("rollsafe.yml")
          .orElseGet(() -> ConfigurationFile.forInputs(List.of(Path.of(""))));
    } catch (InvalidPathException invalid) {
      throw new ConfigurationException(
          RollsafeSettings.CONFIG.getKey() + " is no path: " + invalid.getMessage());
    }
  }

  private static Optional<Configuration> resource(String name) {
    try {
      Resource resource = Scope.getCurrentScope().getResourceAccessor().get(name);
      if (resource == null || !resource.exists()) {
        return Optional.empty();
      }
      try (InputStream in = resource.openInputStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Optional.of(ConfigurationFile.read(name, text));
      }
    } catch (IOException unreadable) {
      throw new ConfigurationException(name + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private static Optional<String> text(ConfigurationDefinition<String> setting) {
    return Optional.ofNullable(setting.getCurrentValue())
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns these with another severity. */
  Options failingOn(FailOn other) {
    return new Options(
        active, enforce, configuration, other, since, judgeEmptyDatabase, requireRollback);
  }
}
