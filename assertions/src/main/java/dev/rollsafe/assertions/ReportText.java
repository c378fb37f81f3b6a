package dev.rollsafe.assertions;

import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What was found, in the words of {@code rollsafe check}: file, line, statement, why, and what to do instead. */
final class ReportText {

  private ReportText() {}

  static String of(Assessment assessment) {
    StringBuilder text = new StringBuilder();
    TextReport report = new TextReport(text, false, false);
    try {
      for (HistoryAssessment history : assessment.histories()) {
        report.history(history);
      }
      report.end(assessment.summary());
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString();
  }
}
