package dev.rollsafe.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code rollsafe rehearse}: runs migrations on a scratch database. */
final class RehearseCommand implements Command {

  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "Rehearses in a database of its own on this server, made and dropped for it; the user must be allowed to. The password"
          + " comes from PGPASSWORD or ~/.pgpass");
  static final Option SERVER = new Option(
      "--server",
      "13..18",
      List.of("13", "14", "15", "16", "17", "18"),
      "",
      "The major version of the server to start where no --jdbc-url is given, from this machine or from a Maven repository; the"
          + " newest on this machine by default");
  static final Option QUERIES = Option.valued(
      "--queries",
      "FILE",
      "",
      "The statements of the previous release, with semicolons between; typical ones are made from the tables by default");
  static final Option QUERIES_FROM = Option.valued(
      "--queries-from",
      "URL",
      "",
      "Takes the statements of the previous release from pg_stat_statements of this database, which is only read");
  static final Option SEEDS = Option.valued(
      "--seeds",
      "FILE",
      "",
      "SQL that makes rows to try on; rows are made from the tables by default");
  static final Option SINCE = Option.valued(
      "--since",
      "VERSION",
      "",
      "Looks at the migrations from this version, time or beginning of a name on; those before are only run");
  static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");

  @Override
  public String name() {
    return "rehearse";
  }

  @Override
  public String summary() {
    return "Runs migrations on a scratch database: do they run, which locks do they take, do the previous release's statements"
        + " still run, and do the down scripts, the one that is made and the project's own, bring everything back?";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(List.of(SERVER, JDBC_URL, LiveOptions.USER));
    options.addAll(List.of(QUERIES, QUERIES_FROM, SEEDS, SINCE, LiveOptions.TIMEOUT, FORMAT));
    return options;
  }

  @Override
  public String operands() {
    return "PATH";
  }

  @Override
  public String operandsHelp() {
    return "The folder of a history";
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
  public String footer() {
    return "Exit codes: 0 nothing went wrong, 1 something is not as it should be, 2 wrong usage or no server.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    return new RehearseRun(invocation, terminal).run();
  }
}
