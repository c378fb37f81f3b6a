package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.FailOn;
import dev.rollsafe.flyway.Values.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * What {@code flyway.rollsafe.*} says.
 *
 * @param off who turned the judge off, if somebody did
 * @param enforcing whether findings keep Flyway from migrating
 * @param failOn the least severity that does, where it is said
 * @param since from where on migrations are judged, where it is said
 * @param judgesEmptyDatabase whether migrations of an empty database are judged
 * @param config where the configuration of Rollsafe is, where it is said
 * @param enabled rules to ask
 * @param disabled rules not to ask
 * @param seconds how long one query on what is in the database may take
 * @param contractLocations where the contracts are that run by themselves
 * @param contractTable their history table
 */
record Settings(
    Optional<Said> off,
    boolean enforcing,
    Optional<FailOn> failOn,
    Optional<String> since,
    boolean judgesEmptyDatabase,
    Optional<String> config,
    List<String> enabled,
    List<String> disabled,
    int seconds,
    List<String> contractLocations,
    String contractTable) {

  private static final int DEFAULT_SECONDS = 30;
  private static final int MOST_SECONDS = 3600;

  /** Reads those of a Flyway. */
  static Settings of(Configuration flyway) {
    return of(Values.of(RollsafeExtension.of(flyway)));
  }

  /**
   * Reads them.
   *
   * @throws ConfigurationException if one has a value that means nothing
   */
  static Settings of(Values values) {
    choice(values, Key.ACTIVE, List.of("true", "false"));
    return new Settings(
        values.off(),
        choice(values, Key.MODE, List.of("enforce", "report"))
            .map(mode -> mode.equals("enforce"))
            .orElse(true),
        choice(values, Key.FAIL_ON, List.of("error", "warning", "info", "never"))
            .flatMap(FailOn::of),
        text(values, Key.SINCE),
        choice(values, Key.JUDGE_EMPTY_DATABASE, List.of("true", "false"))
            .map(Boolean::valueOf)
            .orElse(false),
        text(values, Key.CONFIG),
        list(values, Key.ENABLE),
        list(values, Key.DISABLE),
        values.said(Key.TIMEOUT).map(Settings::seconds).orElse(DEFAULT_SECONDS),
        list(values, Key.CONTRACT_LOCATIONS),
        text(values, Key.CONTRACT_TABLE).orElse("flyway_contract_history"));
  }

  private static Optional<String> text(Values values, Key key) {
    return values.said(key).map(Said::text);
  }

  private static Optional<String> choice(Values values, Key key, List<String> words) {
    Optional<Said> said = values.said(key);
    if (said.isPresent() && !words.contains(said.get().text())) {
      throw wrong(said.get(), "must be one of " + String.join(", ", words));
    }
    return said.map(Said::text);
  }

  private static List<String> list(Values values, Key key) {
    List<String> words = new ArrayList<>();
    for (String word : text(values, key).orElse("").split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return List.copyOf(words);
  }

  private static int seconds(Said said) {
    try {
      int seconds = Integer.parseInt(said.text());
      if (seconds >= 1 && seconds <= MOST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, like a number that is out of range.
    }
    throw wrong(said, "must be a number of seconds from 1 to " + MOST_SECONDS);
  }

  private static ConfigurationException wrong(Said said, String what) {
    return new ConfigurationException(said.where() + " " + what + "; it is " + said.text());
  }
}
