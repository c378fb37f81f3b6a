package dev.rollsafe.cli;

import dev.rollsafe.config.Configuration;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.compensate.Compensation;
import dev.rollsafe.plan.compensate.Compensator;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.plan.sequence.Unplanned;
import dev.rollsafe.report.CompensationJson;
import dev.rollsafe.report.CompensationSql;
import dev.rollsafe.report.PlanFiles;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code rollsafe compensate}: writes what lets the release before another serve again, forwards. */
final class CompensateCommand implements Command {

  private static final Option RELEASE = Option.valued(
      "--release",
      "NAME",
      "",
      "The release to compensate: the migrations that say they belong to it, or those that --from or --since names");
  private static final Option FROM = Option.repeated(
      "--from", "MIGRATION", "A migration of the release: a file, or with --history an id");
  private static final Option SINCE = Option.valued(
      "--since",
      "VERSION",
      "",
      "The first migration of the release, by its version or the beginning of its name");
  private static final Option TO = Option.valued(
      "--to",
      "VERSION",
      "",
      "The last migration of the release, with --since; else it goes to the end");
  private static final Option HISTORY = Option.valued(
      "--history",
      "DIR",
      "",
      "The folder of the migrations; where it is not given, that of the first --from");
  private static final Option SCHEMA = Option.valued(
      "--schema",
      "FILE",
      "",
      "Takes this file for what was there before the release, instead of the migrations before it");
  private static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "Asks this database, which is only read, how many rows cannot go back; where the release is not applied there yet,"
          + " takes what is in it for what was there before. The password comes from PGPASSWORD or ~/.pgpass");
  private static final Option EXPRESSIONS = Option.valued(
      "--expressions",
      "FILE",
      "",
      "How columns are computed from those of the other release, a line each: TABLE.COLUMN = EXPRESSION");
  private static final Option FORMAT = Option.choice(
      "--format", List.of("sql", "flyway", "liquibase", "json"), "The form; sql is for psql");
  private static final Option OUT = Option.valued(
      "--out",
      "FILE|DIR",
      "",
      "Writes to this file, where it ends in .sql or .json; else a file for each step into this new or empty folder");
  private static final Option FIRST_VERSION = Option.valued(
      "--first-version",
      "VERSION",
      "",
      "What the versions of Flyway files begin with, instead of that of the last migration");

  @Override
  public String name() {
    return "compensate";
  }

  @Override
  public String summary() {
    return "Writes a migration that goes forward and lets the release before another serve again, while what the later one"
        + " wrote stays. Nothing is run.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        RELEASE,
        FROM,
        SINCE,
        TO,
        HISTORY,
        SCHEMA,
        JDBC_URL,
        LiveOptions.USER,
        LiveOptions.TIMEOUT,
        EXPRESSIONS,
        FORMAT,
        OUT,
        FIRST_VERSION,
        CheckOptions.SERVER_VERSION,
        CheckOptions.CONFIG,
        CheckOptions.NO_CONFIG);
  }

  @Override
  public String footer() {
    return "Exit codes: 0 written, or nothing is to be done; 2 wrong usage or something that cannot be read; 3 something cannot"
        + " be mended, the rest is written.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    Compensation compensation;
    Map<String, Long> counts;
    try {
      CompensateInput input = input(invocation);
      if (!input.behind().isEmpty()) {
        terminal.error(
            String.join(", ", input.behind()) + (input.behind().size() == 1 ? " stands" : " stand")
                + " behind the release, and " + (input.behind().size() == 1 ? "is" : "are")
                + " taken not to be applied");
      }
      Optional<CompensateServer> server = invocation.given(JDBC_URL).isPresent()
          ? Optional.of(CompensateServer.read(invocation, JDBC_URL, input.migrations()))
          : Optional.empty();
      compensation = compensate(invocation, input, server);
      counts = server.isPresent() && server.get().isApplied()
          ? server.get().count(compensation, terminal)
          : Map.of();
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
      return ExitCode.ERROR;
    } catch (LiveStart.Unavailable unavailable) {
      terminal.error(unavailable.problem());
      return ExitCode.ERROR;
    } catch (IllegalArgumentException | IOException unusable) {
      terminal.error(Objects.requireNonNullElse(unusable.getMessage(), unusable.toString()));
      return ExitCode.ERROR;
    }
    return show(compensation, counts, invocation, terminal);
  }

  private static CompensateInput input(Invocation invocation) throws IOException {
    CompensateInput.Asked asked = new CompensateInput.Asked(
        invocation.given(RELEASE),
        invocation.all(FROM),
        invocation.given(SINCE),
        invocation.given(TO));
    if (asked.release().isEmpty() && asked.from().isEmpty() && asked.since().isEmpty()) {
      throw new IOException(
          "say which release: --release NAME, --from MIGRATION or --since VERSION");
    }
    if (asked.to().isPresent() && asked.since().isEmpty()) {
      throw new IOException("--to needs --since");
    }
    if (!asked.from().isEmpty() && asked.since().isPresent()) {
      throw new IOException("--from and --since exclude each other");
    }
    Path folder = CompensateInput.folder(invocation.given(HISTORY), asked.from());
    return CompensateInput.read(
        folder, asked, CheckOptions.configuration(invocation, List.of(folder)));
  }

  private static Compensation compensate(
      Invocation invocation, CompensateInput input, Optional<CompensateServer> server)
      throws IOException {
    Path folder = CompensateInput.folder(invocation.given(HISTORY), invocation.all(FROM));
    Configuration configuration = CheckOptions.configuration(invocation, List.of(folder));
    ServerVersion version = server
        .map(CompensateServer::version)
        .or(() -> invocation
            .given(CheckOptions.SERVER_VERSION)
            .map(Integer::parseInt)
            .map(ServerVersion::new))
        .or(() -> configuration.serverVersion().map(ServerVersion::new))
        .orElse(ServerVersion.DEFAULT);
    PlanOptions options = ExpressionsFile.read(invocation.given(EXPRESSIONS));
    return Compensator.of(version, options)
        .compensate(input.name(), before(invocation, input, server), input.migrations());
  }

  private static List<Migration> before(
      Invocation invocation, CompensateInput input, Optional<CompensateServer> server)
      throws IOException {
    Optional<String> schema = invocation.given(SCHEMA);
    if (schema.isPresent()) {
      try {
        return List.of(made(Script.of(schema.get(), Files.readString(Path.of(schema.get())))));
      } catch (IOException | InvalidPathException unreadable) {
        throw new IOException(
            "--schema " + schema.get() + " cannot be read: " + unreadable.getMessage(), unreadable);
      }
    }
    return server
        .filter(known -> !known.isApplied())
        .map(known -> List.of(made(known.schema())))
        .orElse(input.before());
  }

  private static Migration made(Script script) {
    return Migration.of("schema", Migration.TransactionMode.NONE, List.of(script));
  }

  private static int show(
      Compensation compensation, Map<String, Long> counts, Invocation invocation, Terminal terminal)
      throws IOException {
    for (Unplanned unplanned : compensation.plan().unplanned()) {
      terminal.error(
          unplanned.path() + ":" + unplanned.position() + ": not mended: " + unplanned.reason());
    }
    int code = compensation.plan().unplanned().isEmpty() ? ExitCode.SAFE : ExitCode.REFUSED;
    Optional<String> out = invocation.given(OUT);
    if (compensation.nothingToDo() && !invocation.value(FORMAT).equals("json")) {
      terminal
          .out()
          .write("Nothing in release " + compensation.release()
              + " keeps the release before it from serving.\n");
    } else if (out.isEmpty()) {
      write(compensation, counts, invocation, terminal.out());
    } else if (out.get().endsWith(".sql") || out.get().endsWith(".json")) {
      try (OutputFile file = OutputFile.at(Path.of(out.get()))) {
        write(compensation, counts, invocation, file.writer());
        file.keep();
      }
    } else {
      String format = invocation.value(FORMAT).equals("json") ? "sql" : invocation.value(FORMAT);
      int written = new CompensationSql(compensation, counts)
          .write(
              Path.of(out.get()),
              PlanFiles.Format.valueOf(format.toUpperCase(Locale.ROOT)),
              invocation.given(FIRST_VERSION).orElseGet(() -> version(compensation)));
      terminal.out().write(written + " steps written to " + out.get() + "\n");
    }
    return code;
  }

  private static void write(
      Compensation compensation, Map<String, Long> counts, Invocation invocation, Writer out)
      throws IOException {
    if (invocation.value(FORMAT).equals("json")) {
      CompensationJson.write(out, Build.version(), compensation, counts);
    } else {
      out.write(new CompensationSql(compensation, counts).script());
    }
  }

  /** The version of the last migration, called {@code V7__name}; the steps are 7.1, 7.2 and so on. */
  private static String version(Compensation compensation) {
    List<String> ids = new ArrayList<>(compensation.plan().migrations());
    ids.removeIf(id -> !id.startsWith("V") || id.indexOf("__") < 2);
    String last = ids.isEmpty() ? "V1__" : ids.get(ids.size() - 1);
    return last.substring(1, last.indexOf("__"));
  }
}
