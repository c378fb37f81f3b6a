package dev.rollsafe.cli;

import dev.rollsafe.release.json.JsonProblem;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.ManifestReader;
import dev.rollsafe.release.readiness.Readiness;
import dev.rollsafe.release.readiness.SchemaProbe;
import dev.rollsafe.report.ReadinessJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code rollsafe probe}: asks a live database whether a build can serve on its schema. */
final class ProbeCommand implements Command {

  private static final Option MANIFEST = Option.valued(
      "--manifest",
      "FILE",
      "",
      "The manifest, or the jar or folder of classes that holds it in " + Manifest.PATH);
  private static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "The database; connect as the role that the build runs as. The password comes from PGPASSWORD or ~/.pgpass");
  private static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public String summary() {
    return "Asks a live database whether a build, the previous one right after a migration, can serve on its schema.";
  }

  @Override
  public List<Option> options() {
    return List.of(MANIFEST, JDBC_URL, LiveOptions.USER, LiveOptions.TIMEOUT, FORMAT);
  }

  @Override
  public String footer() {
    return "Exit codes: 0 it can; 1 it cannot, and why; 2 it is not known: wrong usage, no manifest, or a database that cannot"
        + " be asked.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    Optional<String> file = invocation.given(MANIFEST);
    Optional<String> url = invocation.given(JDBC_URL);
    if (file.isEmpty() || url.isEmpty()) {
      terminal.error("name the build by --manifest and the database by --jdbc-url");
      return ExitCode.ERROR;
    }
    Manifest manifest;
    try {
      manifest = ManifestReader.read(Path.of(file.get()));
    } catch (JsonProblem wrong) {
      terminal.error(wrong.problem());
      return ExitCode.ERROR;
    } catch (IOException unreadable) {
      terminal.error(String.valueOf(unreadable.getMessage()));
      return ExitCode.ERROR;
    }
    return ask(manifest, url.get(), invocation, terminal);
  }

  private static int ask(Manifest manifest, String url, Invocation invocation, Terminal terminal)
      throws IOException {
    Readiness readiness;
    try {
      int seconds = LiveOptions.seconds(invocation);
      try (Connection connection =
          Server.connect(url, invocation.given(LiveOptions.USER), seconds)) {
        readiness = new SchemaProbe(manifest, Duration.ofSeconds(seconds)).ask(connection);
      }
    } catch (SQLException failed) {
      terminal.error(Server.explain(failed, url));
      return ExitCode.ERROR;
    } catch (IllegalArgumentException wrong) {
      terminal.error(String.valueOf(wrong.getMessage()));
      return ExitCode.ERROR;
    }
    write(invocation, terminal, manifest, readiness);
    return readiness.isReady() ? ExitCode.SAFE : ExitCode.FINDINGS;
  }

  private static void write(
      Invocation invocation, Terminal terminal, Manifest manifest, Readiness readiness)
      throws IOException {
    if (invocation.value(FORMAT).equals("json")) {
      ReadinessJson.write(terminal.out(), manifest, readiness);
      return;
    }
    terminal
        .out()
        .write(manifest.service() + " " + manifest.release() + ": " + readiness.state() + "\n");
    for (String reason : readiness.reasons()) {
      terminal.out().write("  " + reason + "\n");
    }
    for (String note : readiness.notes()) {
      terminal.out().write("Note: " + note + "\n");
    }
  }
}
