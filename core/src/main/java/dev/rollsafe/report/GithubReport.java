package dev.rollsafe.report;

import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.MigrationAssessment;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.migration.History;
import dev.rollsafe.sql.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes findings as workflow commands, which GitHub shows at their lines in a pull request (GitHub's documentation, "Workflow
 * commands for GitHub Actions", on debug, notice, warning and error messages).
 */
public final class GithubReport implements Report {

  private final Appendable out;
  private final Paths paths;

  /**
   * Returns a report.
   *
   * @param out where it is written: the output of a step
   * @param base the folder of the repository
   */
  public GithubReport(Appendable out, Path base) {
    this.out = out;
    this.paths = new Paths(base);
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    for (History.Problem problem : history.problems()) {
      out.append(problem.unreadable() ? "::error file=" : "::warning file=");
      out.append(property(paths.relative(problem.path()))).append(",title=rollsafe::");
      out.append(data(problem.message())).append('\n');
    }
    Map<String, MigrationAssessment> byId = new HashMap<>();
    for (MigrationAssessment migration : history.migrations()) {
      byId.put(migration.id(), migration);
    }
    for (Finding finding : history.findings()) {
      if (!finding.suppressed()) {
        finding(finding, Objects.requireNonNull(byId.get(finding.migration()), "migration"));
      }
    }
  }

  private void finding(Finding finding, MigrationAssessment migration) throws IOException {
    out.append(
        switch (finding.severity()) {
          case ERROR -> "::error";
          case WARNING -> "::warning";
          case INFO -> "::notice";
        });
    Position start = finding.position();
    Position end = migration.script().position(finding.span().end());
    out.append(" file=").append(property(paths.relative(finding.path())));
    out.append(",line=" + start.line()).append(",endLine=" + end.line());
    // Columns are only taken where both are of one line.
    if (end.line() == start.line()) {
      out.append(",col=" + start.column()).append(",endColumn=" + end.column());
    }
    out.append(",title=").append(property("rollsafe: " + finding.rule())).append("::");
    String instead = finding.instead().isEmpty() ? "" : "\n" + finding.instead();
    out.append(data(finding.message() + "." + instead)).append('\n');
  }

  @Override
  public void end(Summary total) throws IOException {
    out.append(SummaryText.of(total)).append('\n');
  }

  /** What ends a command or a line is written as {@code %0A}, and so is the sign for that. */
  private static String data(String text) {
    return Visible.lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** In front of the message, what divides properties is written in that way as well. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
