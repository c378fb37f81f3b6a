package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.FailOn;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  @Test
  void enforcesErrorsWhereNothingIsSaid() {
    Settings settings = Settings.of(values(Map.of(), Map.of(), new RollsafeExtension()));

    assertThat(settings.off()).isEmpty();
    assertThat(settings.enforcing()).isTrue();
    assertThat(settings.failOn()).isEmpty();
    assertThat(settings.judgesEmptyDatabase()).isFalse();
    assertThat(settings.seconds()).isEqualTo(30);
    assertThat(settings.contractTable()).isEqualTo("flyway_contract_history");
  }

  @Test
  void asksPropertiesThenTheEnvironmentThenFlyway() {
    RollsafeExtension flyway = new RollsafeExtension();
    flyway.setFailOn("info");
    flyway.setSince("3");
    flyway.setEnable("a, b,,c");
    Settings settings = Settings.of(values(
        Map.of("flyway.rollsafe.failOn", "never"),
        Map.of("FLYWAY_ROLLSAFE_FAIL_ON", "warning", "FLYWAY_ROLLSAFE_SINCE", " 2 "),
        flyway));

    assertThat(settings.failOn()).contains(FailOn.NEVER);
    assertThat(settings.since()).contains("2");
    assertThat(settings.enabled()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "flyway.rollsafe.active, no, 'flyway.rollsafe.active must be one of true, false; it is no'",
    "flyway.rollsafe.mode, Enforce, 'flyway.rollsafe.mode must be one of enforce, report; it is Enforce'",
    "flyway.rollsafe.failOn, severe, 'flyway.rollsafe.failOn must be one of error, warning, info, never; it is severe'",
    "flyway.rollsafe.judgeEmptyDatabase, 1, 'flyway.rollsafe.judgeEmptyDatabase must be one of true, false; it is 1'",
    "flyway.rollsafe.timeout, 0, 'flyway.rollsafe.timeout must be a number of seconds from 1 to 3600; it is 0'",
    "flyway.rollsafe.timeout, 5s, 'flyway.rollsafe.timeout must be a number of seconds from 1 to 3600; it is 5s'"
  })
  void saysWhichValueMeansNothing(String key, String value, String message) {
    Values values = values(Map.of(key, value), Map.of(), new RollsafeExtension());

    assertThatThrownBy(() -> Settings.of(values))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  /** Flyway fills the fields in by their names, and asks which variable is for which. */
  @ParameterizedTest
  @EnumSource
  void everyKeyHasAFieldAndAVariable(Key key) throws Exception {
    RollsafeExtension extension = new RollsafeExtension();
    String field = key.property().substring("flyway.rollsafe.".length());
    RollsafeExtension.class
        .getMethod(
            "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1), String.class)
        .invoke(extension, "x");

    assertThat(Arrays.stream(RollsafeExtension.class.getDeclaredFields()).map(f -> f.getName()))
        .contains(field);
    assertThat(extension.value(key)).contains("x");
    assertThat(((RollsafeExtension) extension.copy()).value(key)).contains("x");
    assertThat(
            extension.getConfigurationParameterFromEnvironmentVariable(key.environmentVariable()))
        .isEqualTo(key.property());
  }

  private static Values values(
      Map<String, String> properties, Map<String, String> environment, RollsafeExtension flyway) {
    return new Values(Optional.of(flyway), properties::get, environment::get);
  }
}
