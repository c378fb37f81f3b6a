package dev.rollsafe.cli;

import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reports of one run: one where the output goes, others in files of their own, each of them whole or not there at all. */
final class Reports implements Report, AutoCloseable {

  private final ReportFormat format;
  private final List<Report> reports = new ArrayList<>();
  private final List<OutputFile> files = new ArrayList<>();
  private final Set<Path> targets = new HashSet<>();

  Reports(ReportFormat format) {
    this.format = format;
  }

  void add(Report report) {
    reports.add(report);
  }

  /** Adds a report that is written to a file; all of them are opened before anything is judged. */
  void add(String name, Path target, boolean colour) throws IOException {
    if (!targets.add(target.toAbsolutePath().normalize())) {
      throw new IOException("two reports would be written to " + target);
    }
    OutputFile file = OutputFile.at(target);
    files.add(file);
    reports.add(format.begin(name, file.writer(), colour));
  }

  @Override
  public void history(HistoryAssessment history) throws IOException {
    for (Report report : reports) {
      report.history(history);
    }
  }

  @Override
  public void end(Summary total) throws IOException {
    for (Report report : reports) {
      report.end(total);
    }
  }

  /** Puts the files in their places. */
  void keep() throws IOException {
    for (OutputFile file : files) {
      file.keep();
    }
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (OutputFile file : files) {
      try {
        file.close();
      } catch (IOException unwritable) {
        failed = unwritable;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
