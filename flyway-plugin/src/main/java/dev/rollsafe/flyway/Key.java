package dev.rollsafe.flyway;

import java.util.Locale;

/** What can be set: {@code flyway.rollsafe.failOn} in Flyway and as a system property, {@code FLYWAY_ROLLSAFE_FAIL_ON} beside. */
enum Key {
  ACTIVE("active"),
  MODE("mode"),
  FAIL_ON("failOn"),
  SINCE("since"),
  JUDGE_EMPTY_DATABASE("judgeEmptyDatabase"),
  CONFIG("config"),
  ENABLE("enable"),
  DISABLE("disable"),
  TIMEOUT("timeout"),
  CONTRACT_LOCATIONS("contractLocations"),
  CONTRACT_TABLE("contractTable");

  private final String word;

  Key(String word) {
    this.word = word;
  }

  String property() {
    return "flyway." + RollsafeExtension.NAMESPACE + "." + word;
  }

  String environmentVariable() {
    return "FLYWAY_" + RollsafeExtension.NAMESPACE.toUpperCase(Locale.ROOT) + "_" + name();
  }
}
