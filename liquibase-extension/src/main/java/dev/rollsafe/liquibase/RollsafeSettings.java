package dev.rollsafe.liquibase;

import liquibase.configuration.AutoloadedConfigurations;
import liquibase.configuration.ConfigurationDefinition;

/**
 * What can be set where Liquibase reads its settings: system properties ({@code -Dliquibase.rollsafe.mode=report}), environment
 * ({@code LIQUIBASE_ROLLSAFE_MODE}), its command line ({@code --rollsafe-mode=report}) and its properties file. What is about
 * rules stands in {@code rollsafe.yml}.
 */
public final class RollsafeSettings implements AutoloadedConfigurations {

  static final ConfigurationDefinition<Boolean> ACTIVE;
  static final ConfigurationDefinition<String> MODE;
  static final ConfigurationDefinition<String> CONFIG;
  static final ConfigurationDefinition<String> FAIL_ON;
  static final ConfigurationDefinition<String> SINCE;
  static final ConfigurationDefinition<Boolean> JUDGE_EMPTY_DATABASE;
  static final ConfigurationDefinition<Boolean> REQUIRE_ROLLBACK;

  static {
    ConfigurationDefinition.Builder settings =
        new ConfigurationDefinition.Builder("liquibase.rollsafe");
    ACTIVE = settings
        .define("active", Boolean.class)
        .setDescription("Whether Rollsafe judges changesets before they run")
        .setDefaultValue(true)
        .build();
    MODE = settings
        .define("mode", String.class)
        .setDescription("'enforce' refuses unsafe updates, 'report' only says what it would refuse")
        .setDefaultValue("enforce")
        .build();
    CONFIG = settings
        .define("config", String.class)
        .setDescription(
            "The rollsafe.yml to use; by default the one in the working folder or above")
        .build();
    FAIL_ON = settings
        .define("failOn", String.class)
        .setDescription("The least severity that refuses an update: error, warning, info or never")
        .build();
    SINCE = settings
        .define("since", String.class)
        .setDescription(
            "The id of the first changeset that is judged; those before it are let through")
        .build();
    JUDGE_EMPTY_DATABASE = settings
        .define("judgeEmptyDatabase", Boolean.class)
        .setDescription("Whether the first update of a database without tables is judged as well")
        .setDefaultValue(false)
        .build();
    REQUIRE_ROLLBACK = settings
        .define("requireRollback", Boolean.class)
        .setDescription("Whether a changeset without a way back is refused")
        .setDefaultValue(false)
        .build();
  }
}
