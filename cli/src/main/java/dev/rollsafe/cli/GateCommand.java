package dev.rollsafe.cli;

import dev.rollsafe.config.ConfigurationException;
import java.io.IOException;
import java.util.List;

/** {@code rollsafe gate}: keeps the ledger of releases, and asks it. */
final class GateCommand implements Command {

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public String summary() {
    return "Keeps the ledger of releases in the target database, and says whether a contract may run there and which releases"
        + " one can go back to.";
  }

  @Override
  public List<Option> options() {
    return GateOptions.ALL;
  }

  @Override
  public String operands() {
    return "ACTION [NAME...]";
  }

  @Override
  public String operandsHelp() {
    return "init; declare; register, deploying, live, stable, rolling-back, rolled-back, retire SERVICE@RELEASE; free"
        + " SERVICE@RELEASE CHANGE; approve SERVICE@RELEASE RULE; phase CHANGE PHASE; compared CHANGE ROWS; flag CHANGE on|off;"
        + " check [CHANGE...]; can-rollback SERVICE@RELEASE; override CHANGE; status; adopt; unused";
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
    return "Exit codes: 0 open or done, 2 wrong usage or no database, 3 shut or refused.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    try {
      return new GateRun(invocation, terminal).run();
    } catch (WrongUsage wrong) {
      terminal.error("gate " + invocation.operands().get(0) + ": " + wrong.problem());
      return ExitCode.ERROR;
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
      return ExitCode.ERROR;
    }
  }

  /** Thrown where an action is called wrongly; the message says what is expected. */
  static final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;

    WrongUsage(String problem) {
      super(problem);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }
}
