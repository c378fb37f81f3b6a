package dev.rollsafe.report;

import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Summary;
import java.io.IOException;

/** Shows assessments, history by history as they are done, so that hundreds of them need not be in memory together. */
public interface Report {

  /**
   * Shows what became of a history.
   *
   * @throws IOException if it cannot be written
   */
  void history(HistoryAssessment history) throws IOException;

  /**
   * Ends the report.
   *
   * @param total the figures of all histories together
   * @throws IOException if it cannot be written
   */
  void end(Summary total) throws IOException;
}
