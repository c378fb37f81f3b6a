package dev.rollsafe.cli;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.scratch.ScratchServers;
import dev.rollsafe.sql.Script;
import dev.rollsafe.verify.OldStatement;
import dev.rollsafe.verify.QueryFile;
import dev.rollsafe.verify.RecordedStatements;
import dev.rollsafe.verify.Rehearsal;
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
    } catch (IllegalArgumentException wrong) {
      terminal.error(String.valueOf(wrong.getMessage()));
      return ExitCode.ERROR;
    } catch (IOException noServer) {
      terminal.error(noServer.getMessage()
          + "; name a server where a database can be made with --jdbc-url, or install PostgreSQL");
      return ExitCode.ERROR;
    }
  }

  private ScratchServer server() throws IOException {
    Optional<String> url = invocation.given(RehearseCommand.JDBC_URL);
    if (url.isPresent()) {
      return new NamedServer(
          url.get(), invocation.given(LiveOptions.USER), LiveOptions.seconds(invocation));
    }
    Optional<Integer> version = invocation.given(RehearseCommand.SERVER).map(Integer::valueOf);
    return ScratchServers.start(version, terminal::error);
  }

  private int rehearse(History history, ScratchServer server) throws IOException {
    Rehearsal rehearsal;
    boolean[] failed = {false};
    try {
      rehearsal = new Rehearsal(server, judged(), queries(), script(RehearseCommand.SEEDS));
      RehearsalOutput output = output(server);
      rehearsal.run(history, seen -> {
        output.migration(seen);
        failed[0] |= seen.failed();
      });
      output.end(rehearsal);
    } catch (SQLException failure) {
      String url = invocation.given(RehearseCommand.JDBC_URL).orElse("");
      terminal.error(
          url.isEmpty()
              ? server.description() + ": " + failure.getMessage()
              : Server.explain(failure, url));
      return ExitCode.ERROR;
    }
    return failed[0] ? ExitCode.FINDINGS : ExitCode.SAFE;
  }

  private RehearsalOutput output(ScratchServer server) throws IOException, SQLException {
    String used;
    try (Connection connection = server.connect(Optional.empty())) {
      used = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", "
          + server.description() + ", in a database of its own";
    }
    return new RehearsalOutput(
        terminal.out(), used, invocation.value(RehearseCommand.FORMAT).equals("json"));
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

  private List<OldStatement> queries() throws IOException, SQLException {
    List<OldStatement> queries = new ArrayList<>();
    script(RehearseCommand.QUERIES).ifPresent(script -> queries.addAll(QueryFile.read(script)));
    Optional<String> url = invocation.given(RehearseCommand.QUERIES_FROM);
    if (url.isPresent()) {
      try (Connection connection = Server.connect(
          url.get(), invocation.given(LiveOptions.USER), LiveOptions.seconds(invocation))) {
        queries.addAll(RecordedStatements.of(connection));
      } catch (SQLException failed) {
        throw new SQLException(Server.explain(failed, url.get()), failed.getSQLState());
      }
    }
    return queries;
  }
}
