package dev.rollsafe.report;

import dev.rollsafe.lint.Severity;

/** The words that reports have for values; part of the documented output, so a constant's name may change and these may not. */
final class Names {

  private Names() {}

  static String of(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }
}
