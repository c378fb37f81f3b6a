package dev.rollsafe.cli;

import dev.rollsafe.config.ConfigurationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code rollsafe canary}: asks the metrics of a release whether it is well. */
final class CanaryCommand implements Command {

  static final Option RELEASE =
      Option.valued("--release", "ID", "", "The release, as {{release}} of the rules' queries");
  static final Option PREVIOUS = Option.valued(
      "--previous",
      "ID",
      "",
      "The release it is compared with, as {{previous}} of the rules' queries");
  static final Option SERVICE =
      Option.valued("--service", "NAME", "", "The service, as {{service}} of the rules' queries");
  static final Option WATCH =
      Option.flag("--watch", "Looks again and again, as schedule says, until there is a verdict");
  static final Option SOAK = Option.flag(
      "--soak",
      "Looks at the whole time since the release went live; it must be as long as soak says");
  static final Option SINCE = Option.valued(
      "--since",
      "TIME",
      "",
      "When the release went live, such as 2026-11-25T10:00:00Z; for --soak, where the ledger does not say it");
  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "The database whose ledger is told what came of each rule; the release must be registered there. The password comes"
          + " from PGPASSWORD or ~/.pgpass");
  static final Option CONFIG = Option.valued(
      "--config",
      "FILE",
      "",
      "The configuration with the rules; the nearest rollsafe.yml from the working folder up by default");
  static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");

  @Override
  public String name() {
    return "canary";
  }

  @Override
  public String summary() {
    return "Asks the metrics of a release whether it is well: passed, failed, or not to be told.";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(List.of(RELEASE, PREVIOUS, SERVICE, WATCH, SOAK, SINCE));
    options.addAll(List.of(JDBC_URL, LiveOptions.USER, LiveOptions.TIMEOUT, CONFIG, FORMAT));
    return options;
  }

  @Override
  public String footer() {
    return "Exit codes: 0 passed; 1 failed; 2 there is no verdict: inconclusive, wrong usage, or nothing that could be asked."
        + " Neither go on nor back because of 2.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    try {
      return new CanaryRun(invocation, terminal).run();
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
    } catch (SQLException failed) {
      terminal.error(Server.explain(failed, invocation.value(JDBC_URL)));
    } catch (IllegalArgumentException wrong) {
      terminal.error(String.valueOf(wrong.getMessage()));
    }
    return ExitCode.ERROR;
  }
}
