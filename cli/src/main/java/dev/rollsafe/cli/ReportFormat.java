package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.report.GithubReport;
import dev.rollsafe.report.GitlabReport;
import dev.rollsafe.report.HtmlReport;
import dev.rollsafe.report.JsonReport;
import dev.rollsafe.report.JunitReport;
import dev.rollsafe.report.Report;
import dev.rollsafe.report.SarifReport;
import dev.rollsafe.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The forms that {@code check} writes; each is a class that is loaded only where it is asked for. */
final class ReportFormat {

  /** Their names, the one that is taken where none is named first. */
  static final List<String> NAMES =
      List.of("text", "json", "sarif", "github", "gitlab", "junit", "html");

  private final Rollsafe rollsafe;
  private final Path base;
  private final Optional<Severity> failing;
  private final boolean verbose;

  /**
   * Returns what begins reports.
   *
   * @param rollsafe who judges
   * @param base the folder that paths in reports are relative to
   * @param failing the least severity that fails the run; empty where none does
   * @param verbose whether texts tell all
   */
  ReportFormat(Rollsafe rollsafe, Path base, Optional<Severity> failing, boolean verbose) {
    this.rollsafe = rollsafe;
    this.base = base;
    this.failing = failing;
    this.verbose = verbose;
  }

  /** Begins a report. */
  Report begin(String name, Writer out, boolean colour) throws IOException {
    return switch (name) {
      case "text" -> new TextReport(out, colour, verbose);
      case "json" -> new JsonReport(out, Build.version(), rollsafe.serverVersion());
      case "sarif" ->
        new SarifReport(out, Build.version(), rollsafe.serverVersion(), rollsafe.rules(), base);
      case "github" -> new GithubReport(out, base);
      case "gitlab" -> new GitlabReport(out, base);
      case "junit" -> new JunitReport(out, base, failing);
      case "html" ->
        new HtmlReport(out, Build.version(), rollsafe.serverVersion(), rollsafe.rules(), base);
      default -> throw new IllegalArgumentException("no report " + name);
    };
  }
}
