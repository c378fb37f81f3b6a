package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.lint.FixedFile;
import dev.rollsafe.lint.FixedHistory;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.report.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code check --fix} and {@code --diff} do before, or instead of, the report. */
final class FixRun {

  private final List<FixedHistory> histories;

  /**
   * Fixes in memory.
   *
   * @param rollsafe who judges
   * @param paths the migrations
   */
  FixRun(Rollsafe rollsafe, List<Path> paths) {
    histories = rollsafe.fix(paths);
  }

  /**
   * Says why {@code --fix} would touch migrations that may have run already; empty where it would not. Of files named singly
   * the user says so.
   */
  static String objection(CheckOptions options, List<Path> paths) {
    if (options.judgesSome()) {
      return "";
    }
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        return "--fix would change every migration in " + path
            + ", also those that have run already, which runners refuse by their checksums: say which are new, with --since"
            + " or --changed-since, or name the files singly";
      }
    }
    return "";
  }

  /** Writes what would change. */
  void diff(Appendable out) throws IOException {
    UnifiedDiff diff = new UnifiedDiff(out);
    for (FixedFile file : files()) {
      diff.file(file.path(), file.before(), file.after());
    }
  }

  /** Writes the files: none of them where one cannot be written. */
  void write() throws IOException {
    List<SourceText> texts = new ArrayList<>();
    for (FixedFile file : files()) {
      texts.add(SourceText.of(Path.of(file.path()), file.before(), file.after()));
    }
    for (SourceText text : texts) {
      text.write();
    }
  }

  /** Tells what was fixed. */
  void tell(Terminal terminal) {
    int fixes = 0;
    List<FixedFile> files = files();
    for (FixedFile file : files) {
      for (FixedFile.Applied applied : file.applied()) {
        terminal.write(line(file, applied));
        fixes++;
      }
    }
    String total = fixes == 0
        ? "nothing can be fixed for certain"
        : "fixed " + count(fixes, "finding") + " in " + count(files.size(), "file");
    terminal.write("rollsafe: " + total + System.lineSeparator());
  }

  private static String line(FixedFile file, FixedFile.Applied applied) {
    StringBuilder line = new StringBuilder();
    line.append(file.path()).append(':').append(applied.position().line());
    line.append(": ")
        .append(applied.fix().title())
        .append(" (")
        .append(applied.rule())
        .append(')');
    for (String note : applied.fix().notes()) {
      line.append(". ").append(note);
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private List<FixedFile> files() {
    List<FixedFile> files = new ArrayList<>();
    for (FixedHistory history : histories) {
      files.addAll(history.files());
    }
    return files;
  }

  /**
   * Returns the exit code for what would be left.
   *
   * @param failing the least severity that fails the run; empty where none does
   */
  int exitCode(Optional<Severity> failing) {
    int left = 0;
    for (FixedHistory history : histories) {
      if (history.left().broken()) {
        return ExitCode.ERROR;
      }
      for (Severity severity : Severity.values()) {
        if (failing.isPresent() && severity.compareTo(failing.get()) >= 0) {
          left += history.left().summary().findings(severity);
        }
      }
    }
    return left > 0 ? ExitCode.FINDINGS : ExitCode.SAFE;
  }
}
