package dev.rollsafe.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Asks the gate of a database: what a runner does before it runs a contract. What it answers may be out of date a moment later;
 * the contract's own first statement, {@code assert_contract}, has the last word.
 */
public final class GateCheck {

  private final ReleaseLedger ledger;

  private GateCheck(ReleaseLedger ledger) {
    this.ledger = ledger;
  }

  /** Returns the gate of the ledger in the schema {@code rollsafe}. The connection stays open and is only read. */
  public static GateCheck of(Connection connection) {
    return of(ReleaseLedger.of(connection));
  }

  /** Returns the gate of a ledger. */
  public static GateCheck of(ReleaseLedger ledger) {
    return new GateCheck(ledger);
  }

  /**
   * Decides about the contract of a change as it was recorded. A database without a ledger keeps it shut.
   *
   * @param change the change's id
   */
  public GateDecision decide(String change) throws SQLException {
    Optional<GateDecision> unreadable = unreadable(change);
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    Facts facts = ledger.facts();
    Change recorded =
        facts.progress(change).map(Progress::change).orElseGet(() -> Change.named(change));
    return ReleaseGate.decide(recorded, facts);
  }

  /**
   * Decides about the contract of a change as it is declared. A database without a ledger keeps it shut.
   *
   * @param change the change
   */
  public GateDecision decide(Change change) throws SQLException {
    Optional<GateDecision> unreadable = unreadable(change.id());
    return unreadable.isPresent() ? unreadable.get() : ReleaseGate.decide(change, ledger.facts());
  }

  /**
   * Says why a service cannot go back, or forward, to a release on the schema as it is now.
   *
   * @param service the service
   * @param release the release
   */
  public List<Reason> rollbackBlockers(String service, String release) throws SQLException {
    return ReleaseGate.rollbackBlockers(service, release, ledger.facts());
  }

  private Optional<GateDecision> unreadable(String change) throws SQLException {
    if (!ledger.exists()) {
      return Optional.of(blocked(
          change, "this database has no release ledger", "Make one with rollsafe gate init"));
    }
    return ledger.isReadable()
        ? Optional.empty()
        : Optional.of(blocked(
            change,
            "the user may not read the release ledger",
            "Let its owner call allow(role, 'read') of the ledger"));
  }

  private static GateDecision blocked(String change, String text, String opens) {
    Reason reason = new Reason(Reason.Code.NO_LEDGER, "database", text, List.of(), opens);
    return new GateDecision.Blocked(change, List.of(reason), List.of());
  }
}
