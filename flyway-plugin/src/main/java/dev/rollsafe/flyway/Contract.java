package dev.rollsafe.flyway;

import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.Directive;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.release.GateCheck;
import dev.rollsafe.release.GateDecision;
import dev.rollsafe.release.Reason;
import dev.rollsafe.release.ReleaseLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A migration that takes the old side of a change away, as {@code -- rollsafe:change ID phase=contract} says.
 *
 * @param migration the migration
 * @param change the change
 */
record Contract(Migration migration, String change) {

  private static final String PHASE = "phase=contract";

  static Optional<Contract> of(Migration migration) {
    for (Directive directive : migration.directives()) {
      String argument = directive.argument();
      if (directive.name().equals("change") && argument.endsWith(" " + PHASE)) {
        String change =
            argument.substring(0, argument.length() - PHASE.length()).strip();
        return Optional.of(new Contract(migration, change));
      }
    }
    return Optional.empty();
  }

  /**
   * Asks the gate about the contracts among migrations; where the database has no ledger there is none to ask.
   *
   * @return what is to be said of those that may not run
   */
  static List<Notice> held(List<Migration> migrations, Connection connection) throws SQLException {
    List<Notice> notices = new ArrayList<>();
    if (!ReleaseLedger.of(connection).exists()) {
      return notices;
    }
    GateCheck gate = GateCheck.of(connection);
    for (Migration migration : migrations) {
      Optional<Contract> contract = of(migration);
      if (contract.isPresent()) {
        GateDecision decision = gate.decide(contract.get().change());
        if (!decision.isOpen()) {
          notices.add(
              new Notice(
                  Severity.ERROR,
                  migration.path(),
                  "the release gate of " + decision.change() + " is shut: " + reasons(decision),
                  opens(decision)
                      + "; contracts that wait without keeping a deployment back go through ContractRunner"));
        }
      }
    }
    return notices;
  }

  static String reasons(GateDecision decision) {
    StringBuilder text = new StringBuilder();
    for (Reason reason : decision.reasons()) {
      text.append(text.length() == 0 ? "" : "; ").append(reason);
    }
    return text.toString();
  }

  static String opens(GateDecision decision) {
    StringBuilder text = new StringBuilder();
    for (Reason reason : decision.reasons()) {
      text.append(text.length() == 0 ? "" : "; ").append(reason.opens());
    }
    return text.toString();
  }
}
