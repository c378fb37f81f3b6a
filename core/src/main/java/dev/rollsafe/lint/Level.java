package dev.rollsafe.lint;

import java.util.Optional;

/** What a user makes of a rule. */
public enum Level {
  /** It is not asked. */
  OFF,
  /** It is asked; its findings have the severity that it gives them. */
  ON,
  /** It is asked; whatever it finds is advice. */
  INFO,
  /** It is asked; whatever it finds is a risk. */
  WARNING,
  /** It is asked; whatever it finds is an error. */
  ERROR;

  /** Returns the severity of all findings; empty where the rule decides. */
  Optional<Severity> severity() {
    return switch (this) {
      case INFO -> Optional.of(Severity.INFO);
      case WARNING -> Optional.of(Severity.WARNING);
      case ERROR -> Optional.of(Severity.ERROR);
      default -> Optional.empty();
    };
  }
}
