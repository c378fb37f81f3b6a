package dev.rollsafe.config;

import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import java.util.Optional;

/** The least severity of a finding for which a check fails. */
public enum FailOn {
  /** Only errors. */
  ERROR,
  /** Warnings too. */
  WARNING,
  /** Whatever is found. */
  INFO,
  /** Nothing. */
  NEVER;

  /** Returns the one that is called so, in small letters. */
  public static Optional<FailOn> of(String name) {
    for (FailOn failOn : values()) {
      if (failOn.word().equals(name)) {
        return Optional.of(failOn);
      }
    }
    return Optional.empty();
  }

  /** Returns its name in small letters. */
  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
      case NEVER -> "never";
    };
  }

  /** Returns the least severity that fails a check; empty where none does. */
  public Optional<Severity> severity() {
    return switch (this) {
      case ERROR -> Optional.of(Severity.ERROR);
      case WARNING -> Optional.of(Severity.WARNING);
      case INFO -> Optional.of(Severity.INFO);
      case NEVER -> Optional.empty();
    };
  }

  /** Says whether what was found fails a check. */
  public boolean fails(Summary found) {
    Optional<Severity> least = severity();
    if (least.isEmpty()) {
      return false;
    }
    for (Severity severity : Severity.values()) {
      if (severity.compareTo(least.get()) >= 0 && found.findings(severity) > 0) {
        return true;
      }
    }
    return false;
  }
}
