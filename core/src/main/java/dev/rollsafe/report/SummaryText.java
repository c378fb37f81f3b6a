package dev.rollsafe.report;

import dev.rollsafe.lint.Summary;

/** The figures of a run in one line. */
final class SummaryText {

  private SummaryText() {}

  static String of(Summary total) {
    StringBuilder text = new StringBuilder("rollsafe: ");
    text.append(count(total.migrations(), "migration")).append(", ");
    text.append(count(total.statements(), "statement")).append(": ");
    text.append(count(total.errors(), "error")).append(", ");
    text.append(count(total.warnings(), "warning")).append(", ");
    text.append(total.infos()).append(" info, ");
    text.append(total.suppressed()).append(" suppressed, ");
    text.append(total.notUnderstood()).append(" not understood");
    return text.toString();
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
