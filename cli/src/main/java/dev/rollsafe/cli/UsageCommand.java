package dev.rollsafe.cli;

import dev.rollsafe.config.ConfigurationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code rollsafe usage}: finds what uses a column or a table. */
final class UsageCommand implements Command {

  static final Option COLUMN = Option.repeated(
      "--column",
      "TABLE.COLUMN",
      "Looks for a column; the old sides of declared changes by default");
  static final Option TABLE = Option.repeated("--table", "TABLE", "Looks for a table");
  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "Looks in this database as well: at views, functions, policies, and what pg_stat_statements counted. It is only read."
          + " The password comes from PGPASSWORD or ~/.pgpass");
  static final Option SINCE = Option.valued(
      "--since",
      "TIME",
      "",
      "When the soak began, such as 2026-11-25T10:00:00Z: statistics that began later do not tell of all of it");
  static final Option EVERYTHING = Option.flag(
      "--all", "Shows what only mentions the word too, and all that could not be judged");
  static final Option FORMAT =
      Option.choice("--format", List.of("text", "json"), "The form of the output");

  @Override
  public String name() {
    return "usage";
  }

  @Override
  public String summary() {
    return "Finds what uses a column or a table: in a built application, in a database, and among the statements that ran.";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(UsageOptions.ALL);
    options.addAll(List.of(COLUMN, TABLE, JDBC_URL, LiveOptions.USER, LiveOptions.TIMEOUT));
    options.addAll(List.of(SINCE, EVERYTHING, FORMAT));
    return options;
  }

  @Override
  public String footer() {
    return "Exit codes: 0 nothing uses it; 1 something does, or may; 2 wrong usage, or something that cannot be read; 3 nothing"
        + " was found, but not all could be looked at.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    try {
      return new UsageRun(invocation, terminal).run();
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
