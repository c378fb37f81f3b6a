package dev.rollsafe.release;

import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A migration that is marked as taking the old side of a change away, and must not run now.
 *
 * @param migration the migration
 * @param decision what the gate says
 */
public record HeldContract(Migration migration, GateDecision decision) {

  /**
   * Asks the gate of a database about the contracts among migrations; one without a ledger keeps all of them shut.
   *
   * @param migrations migrations that would run
   * @param connection to the database they would run on; it is only read
   * @throws SQLException if the database cannot be asked
   */
  public static List<HeldContract> among(List<Migration> migrations, Connection connection)
      throws SQLException {
    GateCheck gate = GateCheck.of(connection);
    List<HeldContract> held = new ArrayList<>();
    for (Migration migration : migrations) {
      of(migration, gate).ifPresent(held::add);
    }
    return held;
  }

  /**
   * Asks a gate about a migration; empty where it is no contract, or may run.
   *
   * @throws SQLException if the database cannot be asked
   */
  public static Optional<HeldContract> of(Migration migration, GateCheck gate) throws SQLException {
    for (ChangeMark mark : migration.changes()) {
      if (mark.stage() == ChangeMark.Stage.CONTRACT) {
        GateDecision decision = gate.decide(mark.change());
        if (!decision.isOpen()) {
          return Optional.of(new HeldContract(migration, decision));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns why, as a sentence without a full stop. */
  public String reasons() {
    return joined(decision.reasons(), Reason::toString);
  }

  /** Returns what has to happen first, as a sentence without a full stop. */
  public String opens() {
    return joined(decision.reasons(), Reason::opens);
  }

  private static String joined(List<Reason> reasons, Function<Reason, String> part) {
    StringBuilder text = new StringBuilder();
    for (Reason reason : reasons) {
      text.append(text.length() == 0 ? "" : "; ").append(part.apply(reason));
    }
    return text.toString();
  }
}
