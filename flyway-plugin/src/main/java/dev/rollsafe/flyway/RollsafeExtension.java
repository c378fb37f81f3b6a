package dev.rollsafe.flyway;

import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.extensibility.ConfigurationExtension;
import org.flywaydb.core.extensibility.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code flyway.rollsafe.*}, as Flyway fills them in by the names of these fields. All are texts, so that a wrong
 * value is told in our words and not in those of a JSON library. {@code docs/flyway.md} says what they mean.
 */
public final class RollsafeExtension implements ConfigurationExtension {

  static final String NAMESPACE = "rollsafe";

  private @Nullable String active;
  private @Nullable String mode;
  private @Nullable String failOn;
  private @Nullable String since;
  private @Nullable String judgeEmptyDatabase;
  private @Nullable String config;
  private @Nullable String enable;
  private @Nullable String disable;
  private @Nullable String timeout;
  private @Nullable String contractLocations;
  private @Nullable String contractTable;

  /** Whether this belongs to a Flyway of our own, which is not to be judged. */
  private boolean keptOut;

  /** Returns the settings in a configuration; empty where the plugin was not found by Flyway and is named as a callback only. */
  static Optional<RollsafeExtension> of(Configuration configuration) {
    return Plugins.find(configuration, RollsafeExtension.class);
  }

  Optional<String> value(Key key) {
    return Optional.ofNullable(
        switch (key) {
          case ACTIVE -> active;
          case MODE -> mode;
          case FAIL_ON -> failOn;
          case SINCE -> since;
          case JUDGE_EMPTY_DATABASE -> judgeEmptyDatabase;
          case CONFIG -> config;
          case ENABLE -> enable;
          case DISABLE -> disable;
          case TIMEOUT -> timeout;
          case CONTRACT_LOCATIONS -> contractLocations;
          case CONTRACT_TABLE -> contractTable;
        });
  }

  boolean isKeptOut() {
    return keptOut;
  }

  void keepOut() {
    keptOut = true;
  }

  /**
   * Sets whether migrations are judged at all.
   *
   * @param value true or false
   */
  public void setActive(String value) {
    active = value;
  }

  /**
   * Sets what becomes of findings.
   *
   * @param value enforce or report
   */
  public void setMode(String value) {
    mode = value;
  }

  /**
   * Sets the least severity of a finding for which nothing is migrated.
   *
   * @param value error, warning, info or never
   */
  public void setFailOn(String value) {
    failOn = value;
  }

  /**
   * Sets from where on migrations are judged.
   *
   * @param value a version
   */
  public void setSince(String value) {
    since = value;
  }

  /**
   * Sets whether migrations of an empty database are judged.
   *
   * @param value true or false
   */
  public void setJudgeEmptyDatabase(String value) {
    judgeEmptyDatabase = value;
  }

  /**
   * Sets where the configuration of Rollsafe is.
   *
   * @param value a path, classpath:name, or none
   */
  public void setConfig(String value) {
    config = value;
  }

  /**
   * Sets which rules are asked whatever the configuration says.
   *
   * @param value ids, divided by commas
   */
  public void setEnable(String value) {
    enable = value;
  }

  /**
   * Sets which rules are not asked whatever the configuration says.
   *
   * @param value ids, divided by commas
   */
  public void setDisable(String value) {
    disable = value;
  }

  /**
   * Sets how long one query on what is in the database may take.
   *
   * @param value seconds
   */
  public void setTimeout(String value) {
    timeout = value;
  }

  /**
   * Sets where the contracts are that {@link ContractRunner} runs.
   *
   * @param value locations as in flyway.locations, divided by commas
   */
  public void setContractLocations(String value) {
    contractLocations = value;
  }

  /**
   * Sets the history table of {@link ContractRunner}.
   *
   * @param value its name
   */
  public void setContractTable(String value) {
    contractTable = value;
  }

  @Override
  public String getNamespace() {
    return NAMESPACE;
  }

  @Override
  @SuppressWarnings("NullAway") // Flyway expects null for what is not ours
  public String getConfigurationParameterFromEnvironmentVariable(String environmentVariable) {
    for (Key key : Key.values()) {
      if (key.environmentVariable().equals(environmentVariable)) {
        return key.property();
      }
    }
    return null;
  }

  /** Flyway's own way goes through JSON, by a library that is not always there. */
  @Override
  public Plugin copy() {
    RollsafeExtension copy = new RollsafeExtension();
    copy.active = active;
    copy.mode = mode;
    copy.failOn = failOn;
    copy.since = since;
    copy.judgeEmptyDatabase = judgeEmptyDatabase;
    copy.config = config;
    copy.enable = enable;
    copy.disable = disable;
    copy.timeout = timeout;
    copy.contractLocations = contractLocations;
    copy.contractTable = contractTable;
    copy.keptOut = keptOut;
    return copy;
  }
}
