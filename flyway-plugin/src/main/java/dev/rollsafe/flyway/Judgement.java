package dev.rollsafe.flyway;

import dev.rollsafe.config.FailOn;
import dev.rollsafe.lint.Assessment;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the pending migrations.
 *
 * @param assessment what was found in their SQL
 * @param notices what is to be said beside
 * @param failOn the least severity that keeps them from running
 */
record Judgement(Assessment assessment, List<Notice> notices, FailOn failOn) {

  /** Says whether they are not to run. */
  boolean refuses() {
    return worst().isPresent()
        && failOn.severity().isPresent()
        && worst().get().compareTo(failOn.severity().get()) >= 0;
  }

  /** Returns the worst of all that is to be said; empty where there is nothing. */
  Optional<Severity> worst() {
    Optional<Severity> worst = Optional.empty();
    Summary summary = assessment.summary();
    for (Severity severity : Severity.values()) {
      if (summary.findings(severity) > 0 || noticed(severity) > 0) {
        worst = Optional.of(severity);
      }
    }
    return worst;
  }

  private int noticed(Severity severity) {
    int count = 0;
    for (Notice notice : notices) {
      if (notice.severity() == severity) {
        count++;
      }
    }
    return count;
  }

  /** Returns the number of migrations that were judged. */
  int migrations() {
    return assessment.summary().migrations();
  }

  /** Returns what is to be said, in the words of {@code rollsafe check}; mere advice only where it is asked for. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Notice notice : notices) {
      if (isShown(notice.severity())) {
        text.append(notice.text()).append('\n');
      }
    }
    TextReport report = new TextReport(text, false, false);
    try {
      for (HistoryAssessment history : assessment.histories()) {
        report.history(shown(history));
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString();
  }

  private boolean isShown(Severity severity) {
    return severity != Severity.INFO || failOn == FailOn.INFO;
  }

  /** The figures stay those of all. */
  private HistoryAssessment shown(HistoryAssessment history) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : history.findings()) {
      if (isShown(finding.severity())) {
        findings.add(finding);
      }
    }
    return new HistoryAssessment(
        history.path(),
        history.migrations(),
        findings,
        history.summary(),
        history.problems(),
        history.skipped());
  }
}
