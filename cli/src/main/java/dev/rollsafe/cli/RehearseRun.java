package dev.rollsafe.cli;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import dev.rollsafe.report.RehearsalJson;
import dev.rollsafe.report.RehearsalText;
import dev.rollsafe.scratch.ScratchDatabase;
import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.scratch.ScratchServers;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.verify.Rehearsal;
import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One run of {@link RehearseCommand}. */
final class RehearseRun {

  private final Invocation invocation;
  private final Terminal terminal;

  RehearseRun(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
  }

  int run() throws IOException {
    History history =
        MigrationSources.read(List.of(Path.of(invocation.operands().get(0)))).get(0);
    for (History.Problem problem : history.problems()) {
      if (problem.unreadable()) {
        terminal.error(problem.path() + ": " + problem.message());
        return ExitCode.ERROR;
      }
    }
    try (ScratchServer server = server()) {
      return rehearse(history, server);
    } catch (IOException noServer) {
      terminal.error(noServer.getMessage()
          + "; name a server where a database can be made with --jdbc-url, or install PostgreSQL");
      return ExitCode.ERROR;
    }
  }

  private ScratchServer server() throws IOException {
    Optional<String> url = invocation.given(RehearseCommand.JDBC_URL);
    if (url.isPresent()) {
      return new NamedServer(url.get(), invocation.given(LiveOptions.USER), seconds());
    }
    Optional<Integer> version = invocation.given(RehearseCommand.SERVER).map(Integer::valueOf);
    return ScratchServers.start(version, terminal::error);
  }

  private int seconds() {
    try {
      return Math.max(1, Integer.parseInt(invocation.value(LiveOptions.TIMEOUT)));
    } catch (NumberFormatException noNumber) {
      return 30;
    }
  }

  private int rehearse(History history, ScratchServer server) throws IOException {
    List<Rehearsed> seen = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String used;
    try (ScratchDatabase scratch = ScratchDatabase.create(server);
        Connection connection = scratch.connect()) {
      used = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", "
          + server.description() + ", in a database of its own";
      Rehearsal rehearsal = new Rehearsal(
          connection,
          judged(),
          Rehearsal.ownDownScripts(history),
          queries(),
          script(RehearseCommand.SEED));
      rehearsal.run(history, seen::add);
      rehearsal
          .unseeded()
          .forEach((table, reason) -> notes.add("no rows for " + table + ": " + reason));
    } catch (SQLException failed) {
      String url = invocation.given(RehearseCommand.JDBC_URL).orElse("");
      terminal.error(
          url.isEmpty()
              ? server.description() + ": " + failed.getMessage()
              : Server.explain(failed, url));
      return ExitCode.ERROR;
    }
    write(seen, notes, used);
    for (Rehearsed one : seen) {
      if (one.failed()) {
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.SAFE;
  }

  private void write(List<Rehearsed> seen, List<String> notes, String used) throws IOException {
    if (invocation.value(RehearseCommand.FORMAT).equals("json")) {
      RehearsalJson json = new RehearsalJson(terminal.out(), used);
      for (Rehearsed one : seen) {
        json.migration(one);
      }
      json.end();
      return;
    }
    terminal.out().write("On " + used + ":\n");
    RehearsalText text = new RehearsalText(terminal.out());
    for (Rehearsed one : seen) {
      text.migration(one);
    }
    for (String note : notes) {
      terminal.out().write("Note: " + note + "\n");
    }
  }

  private Predicate<Migration> judged() {
    Optional<Since> since = invocation.given(RehearseCommand.SINCE).map(Since::of);
    return migration -> since.isEmpty() || since.get().reaches(migration);
  }

  private Optional<Script> script(Option option) throws IOException {
    Optional<String> file = invocation.given(option);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(Script.of(file.get(), Files.readString(Path.of(file.get()))));
  }

  private List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    Optional<Script> script = script(RehearseCommand.QUERIES);
    if (script.isPresent()) {
      Splitter splitter = script.get().statements();
      while (splitter.next()) {
        queries.add(splitter.span().of(script.get().text()));
      }
    }
    return queries;
  }
}
