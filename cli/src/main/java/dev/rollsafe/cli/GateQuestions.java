package dev.rollsafe.cli;

import dev.rollsafe.cli.GateCommand.WrongUsage;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.Facts;
import dev.rollsafe.release.GateCheck;
import dev.rollsafe.release.GateDecision;
import dev.rollsafe.release.Phase;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Reason;
import dev.rollsafe.release.ReleaseGate;
import dev.rollsafe.release.ReleaseLedger;
import dev.rollsafe.report.GateReport;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What {@code rollsafe gate} only asks. */
final class GateQuestions {

  private final ReleaseLedger ledger;
  private final Invocation invocation;
  private final GateReport report;

  GateQuestions(ReleaseLedger ledger, Invocation invocation, Terminal terminal) {
    this.ledger = ledger;
    this.invocation = invocation;
    report = GateReport.of(invocation.value(GateOptions.FORMAT), terminal.out());
  }

  /** Decides about the changes that are named, or about all that are on their way. */
  int check(List<String> names) throws SQLException, IOException {
    List<GateDecision> decisions = new ArrayList<>();
    if (ledger.exists()) {
      Facts facts = ledger.facts();
      for (String name : names.isEmpty() ? underWay(facts) : names) {
        decisions.add(decide(name, facts));
      }
    } else {
      decisions.add(
          GateCheck.of(ledger).decide(names.isEmpty() ? "every change" : String.join(", ", names)));
    }
    report.decisions(decisions);
    for (GateDecision decision : decisions) {
      if (!decision.isOpen()) {
        return ExitCode.REFUSED;
      }
    }
    return ExitCode.SAFE;
  }

  private GateDecision decide(String name, Facts facts) {
    Change change = facts.progress(name).map(Progress::change).orElseGet(() -> Change.named(name));
    return ReleaseGate.decide(change, facts, window());
  }

  private OptionalInt window() {
    try {
      return invocation.given(GateOptions.WINDOW).isPresent()
          ? OptionalInt.of(Integer.parseUnsignedInt(invocation.value(GateOptions.WINDOW)))
          : OptionalInt.empty();
    } catch (NumberFormatException noNumber) {
      throw new WrongUsage(
          "--window takes a number of releases, not " + invocation.value(GateOptions.WINDOW));
    }
  }

  private static List<String> underWay(Facts facts) {
    List<String> names = new ArrayList<>();
    for (Progress progress : facts.changes()) {
      if (progress.phase() != Phase.CONTRACTED && progress.phase() != Phase.REVERTED) {
        names.add(progress.change().id());
      }
    }
    return names;
  }

  int canRollback(String service, String release) throws SQLException, IOException {
    List<Reason> blockers = GateCheck.of(ledger).rollbackBlockers(service, release);
    report.rollback(service + "@" + release, blockers);
    return blockers.isEmpty() ? ExitCode.SAFE : ExitCode.REFUSED;
  }

  int status() throws SQLException, IOException {
    Facts facts = ledger.facts();
    List<GateDecision> decisions = new ArrayList<>();
    for (String name : underWay(facts)) {
      decisions.add(decide(name, facts));
    }
    report.status(facts, decisions);
    return ExitCode.SAFE;
  }
}
