package dev.rollsafe.cli;

import dev.rollsafe.Rollsafe;
import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.sequence.Plan;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.report.PlanFiles;
import dev.rollsafe.report.PlanJson;
import dev.rollsafe.report.PlanText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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
  private static final Option NO_GATE = Option.flag(
      "--no-gate",
      "Lets contract steps run without asking the release gate (rollsafe.assert_contract) whether the old release is gone");

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
    List<Option> options =
        new ArrayList<>(List.of(HISTORY, OUT, FORMAT, FIRST_VERSION, EXPRESSIONS, NO_GATE));
    options.addAll(List.of(
        CheckOptions.SERVER_VERSION,
        CheckOptions.SINCE,
        CheckOptions.CONFIG,
        CheckOptions.NO_CONFIG));
    options.addAll(LiveOptions.ALL);
    return options;
  }

  @Override
  public String operands() {
    return "MIGRATION...";
  }

  @Override
  public String operandsHelp() {
    return "The migrations to plan: files, or with --history ids";
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
    try {
      Plan plan = plan(invocation);
      show(plan, invocation, terminal);
      return plan.unplanned().isEmpty() ? ExitCode.SAFE : ExitCode.REFUSED;
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
    } catch (LiveStart.Unavailable unavailable) {
      terminal.error(unavailable.problem());
    } catch (IOException unusable) {
      terminal.error(Objects.requireNonNullElse(unusable.getMessage(), unusable.toString()));
    }
    return ExitCode.ERROR;
  }

  private static Plan plan(Invocation invocation) throws IOException, LiveStart.Unavailable {
    PlanOptions options = ExpressionsFile.read(invocation.given(EXPRESSIONS));
    Path folder =
        PlanInput.folder(invocation.given(HISTORY), invocation.operands().get(0));
    Configuration configuration = CheckOptions.configuration(invocation, List.of(folder));
    PlanInput input = PlanInput.read(folder, invocation.operands(), configuration);
    Rollsafe.Builder builder = Rollsafe.builder().configuration(configuration).since(input.first());
    invocation
        .given(CheckOptions.SERVER_VERSION)
        .ifPresent(version -> builder.serverVersion(Integer.parseInt(version)));
    if (LiveOptions.given(invocation)) {
      Optional<String> since = invocation.given(CheckOptions.SINCE);
      boolean file = invocation.given(LiveOptions.SCHEMA).isPresent();
      LiveStart.apply(invocation, since.or(() -> before(input, file)), builder);
    }
    Plan plan = builder
        .build()
        .planner(invocation.has(NO_GATE) ? options.withoutGate() : options)
        .plan(input.history(), input.asked()::contains);
    for (Migration migration : input.asked()) {
      if (!plan.migrations().contains(migration.id())) {
        throw new IOException(migration.id()
            + " is applied in the database already; a new migration can go on from there");
      }
    }
    return plan;
  }

  /** A file with the schema holds what is there before the migrations; a server says itself what was applied. */
  private static Optional<String> before(PlanInput input, boolean file) {
    return file ? Optional.of(input.first()) : Optional.empty();
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
