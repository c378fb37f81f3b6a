package dev.rollsafe.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** {@code rollsafe decide}: says what to do about a release that may not be well. */
final class DecideCommand implements Command {

  static final Option SERVICE = Option.valued("--service", "NAME", "", "The service");
  static final Option RELEASE =
      Option.valued("--release", "ID", "", "The release that may not be well");
  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "The database with the ledger; connect as the role that the service runs as, or its privileges are not looked at. It is"
          + " only read. The password comes from PGPASSWORD or ~/.pgpass");
  static final Option MANIFEST = Option.repeated(
      "--manifest",
      "FILE",
      "The manifest, or the jar, of an earlier release; one that is not given is not gone back to");
  static final Option VERDICT = new Option(
      "--verdict",
      "pass|fail|inconclusive",
      List.of("pass", "fail", "inconclusive"),
      "",
      "What is thought of the release; what the ledger was told by rollsafe canary by default");
  static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String summary() {
    return "Says what to do about a release: stay, turn a flag off, roll back, compensate and then roll back, or mend it.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        SERVICE,
        RELEASE,
        JDBC_URL,
        LiveOptions.USER,
        LiveOptions.TIMEOUT,
        MANIFEST,
        VERDICT,
        FORMAT);
  }

  @Override
  public String footer() {
    return "Exit codes: 0 stay; 1 something is to be done, and what; 2 nothing can be said: no verdict, wrong usage, or no ledger"
        + " that can be asked.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    try {
      return new DecideRun(invocation, terminal).run();
    } catch (SQLException failed) {
      terminal.error(Server.explain(failed, invocation.value(JDBC_URL)));
    } catch (IllegalArgumentException wrong) {
      terminal.error(String.valueOf(wrong.getMessage()));
    }
    return ExitCode.ERROR;
  }
}
