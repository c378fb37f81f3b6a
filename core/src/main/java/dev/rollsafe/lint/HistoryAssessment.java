package dev.rollsafe.lint;

import dev.rollsafe.migration.History.Problem;
import dev.rollsafe.migration.History.Skipped;
import java.util.List;

/**
 * What became of a history.
 *
 * @param path the folder or file as the user named it
 * @param migrations its migrations that were judged, in the order they run
 * @param findings what was found, in the order of migrations and places; suppressed ones too
 * @param summary figures
 * @param problems what is wrong with its files
 * @param skipped files that look like migrations and were not judged
 */
public record HistoryAssessment(
    String path,
    List<MigrationAssessment> migrations,
    List<Finding> findings,
    Summary summary,
    List<Problem> problems,
    List<Skipped> skipped) {

  /** Copies what could change. */
  public HistoryAssessment {
    migrations = List.copyOf(migrations);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
    skipped = List.copyOf(skipped);
  }

  /** Returns it with other findings, and figures that fit them. */
  public HistoryAssessment withFindings(List<Finding> others) {
    // Files beside the migrations stand among them and do not count.
    boolean counts = summary.migrations() > 0;
    Summary figures = Summary.of(counts ? migrations : List.of(), summary.replayed(), others);
    return new HistoryAssessment(path, migrations, others, figures, problems, skipped);
  }

  /** Says whether something could not be read, so that the history is not known as a whole. */
  public boolean broken() {
    for (Problem problem : problems) {
      if (problem.unreadable()) {
        return true;
      }
    }
    return false;
  }
}
