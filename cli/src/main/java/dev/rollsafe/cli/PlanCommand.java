package dev.rollsafe.cli;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Planner;
import dev.rollsafe.report.PlanFiles;
import dev.rollsafe.report.PlanJson;
import dev.rollsafe.report.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code rollsafe plan}: turns unsafe migrations into sequences that releases can live with. */
final class PlanCommand implements Command {

  private static final Option HISTORY = Option.valued(
      "--history",
      "DIR",
      "",
      "The folder of the migrations that run before; where it is not given, that of the first migration");
  private static final Option OUT =
      Option.valued("--out", "DIR", "", "Writes the files of the plan to this new or empty folder");
  private static final Option FORMAT = Option.choice(
      "--format",
      List.of("flyway", "liquibase", "sql", "json"),
      "Whose files are written; json prints the plan as data");
  private static final Option FIRST_VERSION = Option.valued(
      "--first-version",
      "VERSION",
      "",
      "What the versions of Flyway files begin with, instead of the migration's own version");
  private static final Option EXPRESSIONS = Option.valued(
      "--expressions",
      "FILE",
      "",
      "How columns are computed from those of the other release, a line each: TABLE.COLUMN = EXPRESSION");
  private static final Option SERVER_VERSION = new Option(
      "--server-version",
      "13..18",
      List.of("13", "14", "15", "16", "17", "18"),
      "16",
      "The major version of the PostgreSQL server that the migrations run on");

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "Turns unsafe migrations into steps over several releases, as plain SQL, that can each be taken back.";
  }

  @Override
  public List<Option> options() {
    return List.of(HISTORY, OUT, FORMAT, FIRST_VERSION, EXPRESSIONS, SERVER_VERSION);
  }

  @Override
  public String operands() {
    return "MIGRATION...";
  }

  @Override
  public String operandsHelp() {
    return "The files of the migrations to plan";
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
    return "Exit codes: 0 planned, or nothing is unsafe; 2 wrong usage or something that cannot be read; 3 something cannot be"
        + " planned, the rest is shown.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String operand : invocation.operands()) {
      Path file = Path.of(operand);
      if (!Files.isRegularFile(file)) {
        terminal.error("there is no file " + operand);
        return ExitCode.ERROR;
      }
      files.add(file);
    }
    PlanOptions options;
    try {
      options = expressions(invocation.given(EXPRESSIONS));
    } catch (IllegalArgumentException | IOException wrong) {
      terminal.error("--expressions: " + wrong.getMessage());
      return ExitCode.ERROR;
    }
    History history = history(invocation.given(HISTORY), files.get(0));
    Set<Migration> asked = asked(history, files, terminal);
    if (asked.isEmpty()) {
      return ExitCode.ERROR;
    }
    ServerVersion version = new ServerVersion(Integer.parseInt(invocation.value(SERVER_VERSION)));
    Plan plan = Planner.of(version, options).plan(history, asked::contains);
    show(plan, invocation, terminal);
    return plan.unplanned().isEmpty() ? ExitCode.SAFE : ExitCode.REFUSED;
  }

  private static History history(Optional<String> folder, Path file) {
    Path parent = file.toAbsolutePath().getParent();
    Path place = folder.map(Path::of).orElseGet(() -> parent == null ? Path.of(".") : parent);
    return MigrationSources.read(List.of(place)).get(0);
  }

  /** Finds the migrations of the files; empty, and told, where one is not in the history or the history is broken. */
  private static Set<Migration> asked(History history, List<Path> files, Terminal terminal) {
    for (History.Problem problem : history.problems()) {
      if (problem.unreadable()) {
        terminal.error(problem.path() + ": " + problem.message());
        return Set.of();
      }
    }
    Set<Migration> asked = new LinkedHashSet<>();
    for (Path file : files) {
      boolean found = false;
      for (Migration migration : history.migrations()) {
        if (isIn(migration, file)) {
          asked.add(migration);
          found = true;
        }
      }
      if (!found) {
        terminal.error(file + " is none of the migrations in " + history.path()
            + "; name the file as the others there are, or its history with --history");
        return Set.of();
      }
    }
    return asked;
  }

  private static boolean isIn(Migration migration, Path file) {
    return Path.of(migration.path())
        .toAbsolutePath()
        .normalize()
        .equals(file.toAbsolutePath().normalize());
  }

  private static PlanOptions expressions(Optional<String> file) throws IOException {
    PlanOptions options = PlanOptions.NONE;
    if (file.isEmpty()) {
      return options;
    }
    for (String line : Files.readAllLines(Path.of(file.get()))) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("--")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no TABLE.COLUMN = EXPRESSION: " + line);
      }
      options = options.with(
          line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return options;
  }

  private static void show(Plan plan, Invocation invocation, Terminal terminal) throws IOException {
    boolean json = invocation.value(FORMAT).equals("json");
    if (json) {
      PlanJson.write(terminal.out(), Build.version(), plan);
    } else {
      new PlanText(terminal.out(), terminal.colour()).write(plan);
    }
    Optional<String> folder = invocation.given(OUT);
    if (folder.isEmpty() || plan.nothingToDo()) {
      return;
    }
    String format = json ? "flyway" : invocation.value(FORMAT);
    PlanFiles files = new PlanFiles(
        Path.of(folder.get()),
        PlanFiles.Format.valueOf(format.toUpperCase(Locale.ROOT)),
        invocation.given(FIRST_VERSION).orElseGet(() -> version(plan)));
    int written = files.write(plan);
    if (!json) {
      terminal.out().write("\n" + written + " steps written to " + folder.get() + "\n");
    }
  }

  /** The version of a migration called {@code V2__name}; its steps are 2.1, 2.2 and so on. */
  private static String version(Plan plan) {
    String id = plan.migrations().get(0);
    int end = id.indexOf("__");
    return id.startsWith("V") && end > 1 ? id.substring(1, end) : "1";
  }
}
