package dev.rollsafe.cli;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.report.SyntaxJson;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code rollsafe parse}: shows how a file is read. */
final class ParseCommand implements Command {

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public String summary() {
    return "Prints the syntax tree of a file as JSON, for bug reports. Its form changes from version to version.";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String operands() {
    return "FILE";
  }

  @Override
  public String operandsHelp() {
    return "The file";
  }

  @Override
  public int fewest() {
    return 1;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    History history;
    try {
      history =
          MigrationSources.read(List.of(Path.of(invocation.operands().get(0)))).get(0);
    } catch (InvalidPathException invalid) {
      terminal.error("no path: " + invalid.getMessage());
      return ExitCode.ERROR;
    }
    for (History.Problem problem : history.problems()) {
      terminal.error(problem.path() + ": " + problem.message());
    }
    if (history.broken()) {
      return ExitCode.ERROR;
    }
    SyntaxJson json = new SyntaxJson(terminal.out(), Build.version());
    for (Migration migration : history.migrations()) {
      for (Script part : migration.parts()) {
        Splitter statements = part.statements();
        while (statements.next()) {
          json.statement(SqlParser.statement(statements), part);
        }
      }
    }
    json.end();
    return ExitCode.SAFE;
  }
}
