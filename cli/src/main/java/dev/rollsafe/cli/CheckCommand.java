package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.BaselineWriter;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rollsafe check}: judges migrations. */
final class CheckCommand implements Command {

  private static final Option FORMAT =
      Option.choice("--format", ReportFormat.NAMES, "The form of the output");
  private static final Option OUTPUT = Option.valued(
      "--output", "FILE", "", "Writes to this file instead of the terminal, whole or not at all");
  private static final Option REPORT = Option.repeated(
      "--report",
      "FORMAT=FILE",
      "Writes another report as well, in any of the forms of --format; may be given several times");
  private static final Option BASE = Option.valued(
      "--base",
      "DIR",
      ".",
      "The folder that paths in sarif, github, gitlab, junit and html are relative to: that of the repository");
  private static final Option FIX = Option.flag(
      "--fix",
      "Writes the safe form of what is found into the migrations that are judged, where it is certain, and judges them again");
  private static final Option DIFF = Option.flag(
      "--diff", "Writes what --fix would change, as a unified diff, instead of the report");
  private static final Option VERBOSE = Option.flag(
      "--verbose",
      "Shows every statement with its phase and effect, and suppressed findings (text)");
  private static final Option COLOR =
      Option.choice("--color", List.of("auto", "always", "never"), "Colours the text");

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Judges migrations, statement by statement: does release N-1 survive them, and what do they do to the running"
        + " server? Nothing in them is ever run.";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(List.of(FORMAT, OUTPUT, REPORT, BASE));
    options.addAll(CheckOptions.ALL);
    options.addAll(LiveOptions.ALL);
    options.addAll(List.of(FIX, DIFF, VERBOSE, COLOR));
    return options;
  }

  @Override
  public String operands() {
    return "PATH...";
  }

  @Override
  public String operandsHelp() {
    return "Folders, each a history of its own, and files, which form one history in the order given";
  }

  @Override
  public int fewest() {
    return 1;
  }

  @Override
  public int most() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String footer() {
    return "Exit codes: 0 safe, 1 findings at or above --fail-on, 2 wrong usage or something that cannot be read.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String operand : invocation.operands()) {
      try {
        paths.add(Path.of(operand));
      } catch (InvalidPathException invalid) {
        terminal.error("no path: " + invalid.getMessage());
        return ExitCode.ERROR;
      }
    }
    try {
      return run(invocation, paths, terminal);
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
      return ExitCode.ERROR;
    }
  }

  private static int run(Invocation invocation, List<Path> paths, Terminal terminal)
      throws IOException {
    CheckOptions options = new CheckOptions(invocation, paths);
    Rollsafe.Builder builder = options.builder();
    if (LiveOptions.given(invocation)) {
      try {
        LiveStart.apply(invocation, options.since(), builder);
      } catch (LiveStart.Unavailable unavailable) {
        terminal.error(unavailable.problem());
        return ExitCode.ERROR;
      }
    }
    Rollsafe rollsafe = builder.build();
    Optional<Severity> failing = options.failOn().severity();
    boolean fix = invocation.has(FIX);
    if (fix || invocation.has(DIFF)) {
      Optional<Integer> code = fix(rollsafe, paths, options, invocation, terminal);
      if (code.isPresent()) {
        return code.get();
      }
    }
    Path base;
    try {
      base = Path.of(invocation.value(BASE));
    } catch (InvalidPathException invalid) {
      terminal.error("no path: " + invalid.getMessage());
      return ExitCode.ERROR;
    }
    ReportFormat format = new ReportFormat(rollsafe, base, failing, invocation.has(VERBOSE));
    try (Reports reports = new Reports(format)) {
      if (!open(reports, format, invocation, terminal)) {
        return ExitCode.ERROR;
      }
      int code = check(rollsafe, paths, options, terminal, reports);
      reports.keep();
      return code;
    }
  }

  /** Fixes what can be fixed, or shows it; returns the exit code where that is all there is to do. */
  private static Optional<Integer> fix(
      Rollsafe rollsafe,
      List<Path> paths,
      CheckOptions options,
      Invocation invocation,
      Terminal terminal)
      throws IOException {
    boolean diff = invocation.has(DIFF);
    String objection = objection(options, paths, invocation);
    if (!objection.isEmpty()) {
      terminal.error(objection);
      return Optional.of(ExitCode.ERROR);
    }
    FixRun run = new FixRun(rollsafe, paths);
    if (diff) {
      Optional<String> output = invocation.given(OUTPUT);
      if (output.isPresent()) {
        try (OutputFile file = OutputFile.at(path(output.get()))) {
          run.diff(file.writer());
          file.keep();
        }
      } else {
        run.diff(terminal.out());
        terminal.out().flush();
      }
    }
    if (invocation.has(FIX)) {
      run.write();
      run.tell(terminal);
    }
    return diff ? Optional.of(run.exitCode(options.failOn().severity())) : Optional.empty();
  }

  private static String objection(CheckOptions options, List<Path> paths, Invocation invocation) {
    if (options.writtenBaseline().isPresent()) {
      return "--fix and --diff do not go with --write-baseline";
    }
    if (invocation.has(DIFF)
        && (!invocation.value(FORMAT).equals("text") || !invocation.all(REPORT).isEmpty())) {
      return "--diff takes the place of the report: it does not go with --format and --report";
    }
    return invocation.has(FIX) ? FixRun.objection(options, paths) : "";
  }

  /** Opens what is written to; false where one of the reports is not named as it should be. */
  private static boolean open(
      Reports reports, ReportFormat format, Invocation invocation, Terminal terminal)
      throws IOException {
    Optional<String> file = invocation.given(OUTPUT);
    boolean colour = switch (invocation.value(COLOR)) {
      case "always" -> true;
      case "never" -> false;
      default -> terminal.colour() && file.isEmpty();
    };
    if (file.isPresent()) {
      reports.add(invocation.value(FORMAT), path(file.get()), colour);
    } else {
      reports.add(format.begin(invocation.value(FORMAT), terminal.out(), colour));
    }
    for (String report : invocation.all(REPORT)) {
      int equals = report.indexOf('=');
      String name = equals < 0 ? report : report.substring(0, equals);
      if (equals < 0 || !FORMAT.allows(name)) {
        terminal.error("--report " + report + ": write FORMAT=FILE, FORMAT being one of "
            + String.join(", ", FORMAT.values()));
        return false;
      }
      reports.add(name, path(report.substring(equals + 1)), false);
    }
    return true;
  }

  private static Path path(String text) throws IOException {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw new IOException("no path: " + invalid.getMessage(), invalid);
    }
  }

  private static int check(
      Rollsafe rollsafe, List<Path> paths, CheckOptions options, Terminal terminal, Report report)
      throws IOException {
    Tally tally = new Tally();
    Optional<BaselineWriter> baseline = options.writtenBaseline().map(BaselineWriter::new);
    ProgressLine progress = new ProgressLine(terminal);
    try {
      rollsafe.check(paths, terminal.interactive() ? progress : Progress.NONE, history -> {
        progress.clear();
        show(history, report);
        tally.add(history);
        baseline.ifPresent(writer -> writer.add(history));
      });
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    report.end(tally.total);
    if (tally.broken) {
      return ExitCode.ERROR;
    }
    if (baseline.isPresent()) {
      write(baseline.get(), options.writtenBaseline().get(), terminal);
    }
    return options.failOn().fails(tally.total) ? ExitCode.FINDINGS : ExitCode.SAFE;
  }

  private static void show(HistoryAssessment history, Report report) {
    try {
      report.history(history);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void write(BaselineWriter baseline, Path file, Terminal terminal)
      throws IOException {
    try (OutputFile output = OutputFile.at(file)) {
      baseline.write(output.writer());
      output.keep();
    }
    terminal.write("rollsafe: " + baseline.size() + " findings are known now, in " + file
        + System.lineSeparator());
  }

  /** The figures of the histories so far. */
  private static final class Tally {

    private Summary total = Summary.EMPTY;
    private boolean broken;

    void add(HistoryAssessment history) {
      total = total.plus(history.summary());
      broken |= history.broken();
    }
  }
}
