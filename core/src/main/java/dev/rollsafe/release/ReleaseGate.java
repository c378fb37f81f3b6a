package dev.rollsafe.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says whether the contract of a change may run. It looks at nothing but the facts that it is given; the function {@code
 * why_closed} of the ledger says the same of what the ledger holds, and a test holds both together.
 */
public final class ReleaseGate {

  private ReleaseGate() {}

  /**
   * Decides about a contract, with the rollback window of each service.
   *
   * @param change the change as its repository declares it
   * @param facts what is known of the database
   */
  public static GateDecision decide(Change change, Facts facts) {
    return decide(change, facts, OptionalInt.empty());
  }

  /**
   * Decides about a contract.
   *
   * @param change the change as its repository declares it
   * @param facts what is known of the database
   * @param rollbackWindow how many stable releases before the newest must stay usable, whatever the services say
   */
  public static GateDecision decide(Change change, Facts facts, OptionalInt rollbackWindow) {
    List<String> notes = notes(change.id(), facts);
    if (facts.unused().isPresent()) {
      notes.add("the gate is not guarded here, nobody uses this database: "
          + facts.unused().get());
      return new GateDecision.Open(change.id(), List.of(), notes);
    }
    List<Reason> shut = new ArrayList<>();
    List<Reason> overridden = new ArrayList<>();
    boolean override = overriddenNow(change.id(), facts);
    boolean wrong = false;
    for (Reason reason : reasons(change, facts, rollbackWindow)) {
      boolean passes = override && reason.code().isOverridable();
      (passes ? overridden : shut).add(reason);
      wrong |= !passes && reason.code().isWrong();
    }
    if (shut.isEmpty()) {
      return new GateDecision.Open(change.id(), overridden, notes);
    }
    return wrong
        ? new GateDecision.Blocked(change.id(), shut, notes)
        : new GateDecision.Held(change.id(), shut, notes);
  }

  /**
   * Says why a service cannot go back, or forward, to a release in this database now.
   *
   * @param service the service
   * @param release the release
   * @param facts what is known of the database
   * @return nothing where it can
   */
  public static List<Reason> rollbackBlockers(String service, String release, Facts facts) {
    return RollbackCheck.blockers(service, release, facts);
  }

  private static List<Reason> reasons(Change change, Facts facts, OptionalInt window) {
    List<Reason> reasons = new ArrayList<>();
    ChangeCheck check = new ChangeCheck(facts, reasons);
    check.database();
    Optional<Progress> progress = facts.progress(change.id());
    if (progress.isEmpty()) {
      check.noExpand(change.id());
      return reasons;
    }
    Change recorded = progress.get().change();
    if (!recorded.sameAs(change)) {
      check.redeclared(change, recorded);
    }
    check.progress(progress.get());
    new ConsumerCheck(Stricter.of(change, recorded), progress.get(), facts, window, reasons)
        .check();
    return reasons;
  }

  private static boolean overriddenNow(String change, Facts facts) {
    for (GateOverride override : facts.overrides(change)) {
      if (override.countsAt(facts.now())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> notes(String change, Facts facts) {
    List<String> notes = new ArrayList<>();
    for (GateOverride override : facts.overrides(change)) {
      notes.add(
          "override " + override + (override.countsAt(facts.now()) ? "" : " (no longer counts)"));
    }
    for (Session session : facts.sessions()) {
      if (session.service().isEmpty()) {
        notes.add(session.count() + " session(s) "
            + (session.name().isEmpty() ? "without a name" : "of " + session.name())
            + " are connected, and nobody knows what they use");
      }
    }
    return notes;
  }
}
