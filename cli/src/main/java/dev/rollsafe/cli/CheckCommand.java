package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.lint.HistoryAssessment;
import dev.rollsafe.lint.Progress;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.Summary;
import dev.rollsafe.report.JsonReport;
import dev.rollsafe.report.Report;
import dev.rollsafe.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rollsafe check}: judges migrations. */
final class CheckCommand implements Command {

  private static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");
  private static final Option OUTPUT = Option.valued(
      "--output", "FILE", "", "Writes to this file instead of the terminal, whole or not at all");
  private static final Option SERVER_VERSION = new Option(
      "--server-version",
      "13..18",
      List.of("13", "14", "15", "16", "17", "18"),
      "16",
      "The major version of the PostgreSQL server that the migrations run on");
  private static final Option FAIL_ON = Option.choice(
      "--fail-on",
      List.of("error", "warning", "info", "never"),
      "The least severity of a finding for which the exit code is 1");
  private static final Option SINCE = Option.valued(
      "--since",
      "VERSION",
      "",
      "Judges the migrations from this version, time or beginning of a name on; those before are read to know what is there");
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
    return List.of(FORMAT, OUTPUT, SERVER_VERSION, FAIL_ON, SINCE, VERBOSE, COLOR);
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
    Rollsafe.Builder builder =
        Rollsafe.builder().serverVersion(Integer.parseInt(invocation.value(SERVER_VERSION)));
    invocation.given(SINCE).ifPresent(builder::since);
    Rollsafe rollsafe = builder.build();
    Optional<String> file = invocation.given(OUTPUT);
    if (file.isEmpty()) {
      return check(rollsafe, paths, invocation, terminal, terminal.out());
    }
    try (OutputFile output = OutputFile.at(Path.of(file.get()))) {
      int code = check(rollsafe, paths, invocation, terminal, output.writer());
      output.keep();
      return code;
    }
  }

  private static int check(
      Rollsafe rollsafe, List<Path> paths, Invocation invocation, Terminal terminal, Writer out)
      throws IOException {
    Report report = report(rollsafe, invocation, terminal, out);
    Tally tally = new Tally();
    ProgressLine progress = new ProgressLine(terminal);
    try {
      rollsafe.check(paths, terminal.interactive() ? progress : Progress.NONE, history -> {
        progress.clear();
        show(history, report);
        tally.add(history);
      });
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    report.end(tally.total);
    if (tally.broken) {
      return ExitCode.ERROR;
    }
    return fails(tally.total, invocation.value(FAIL_ON)) ? ExitCode.FINDINGS : ExitCode.SAFE;
  }

  private static Report report(
      Rollsafe rollsafe, Invocation invocation, Terminal terminal, Writer out) throws IOException {
    if (invocation.value(FORMAT).equals("json")) {
      return new JsonReport(out, Build.version(), rollsafe.serverVersion());
    }
    boolean colour = switch (invocation.value(COLOR)) {
      case "always" -> true;
      case "never" -> false;
      default -> terminal.colour() && invocation.given(OUTPUT).isEmpty();
    };
    return new TextReport(out, colour, invocation.has(VERBOSE));
  }

  private static void show(HistoryAssessment history, Report report) {
    try {
      report.history(history);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static boolean fails(Summary total, String failOn) {
    if (failOn.equals("never")) {
      return false;
    }
    Severity least = switch (failOn) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> Severity.INFO;
    };
    for (Severity severity : Severity.values()) {
      if (severity.compareTo(least) >= 0 && total.findings(severity) > 0) {
        return true;
      }
    }
    return false;
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
