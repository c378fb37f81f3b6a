package dev.rollsafe.release;

import java.util.List;

/** What the gate says of the contract of a change. */
public sealed interface GateDecision {

  /** Returns the change. */
  String change();

  /** Returns why it is shut; nothing where it is open. */
  List<Reason> reasons();

  /** Returns what a report should say beside: overrides there are or were, sessions of unknown name, an unused database. */
  List<String> notes();

  /** Says whether the contract may run. */
  default boolean isOpen() {
    return this instanceof Open;
  }

  /**
   * The contract may run.
   *
   * @param change the change
   * @param overridden the reasons that somebody let pass
   * @param notes what a report should say beside
   */
  record Open(String change, List<Reason> overridden, List<String> notes) implements GateDecision {

    /** Copies what could change. */
    public Open {
      overridden = List.copyOf(overridden);
      notes = List.copyOf(notes);
    }

    @Override
    public List<Reason> reasons() {
      return List.of();
    }
  }

  /**
   * Not yet: it opens by itself when what is missing has come.
   *
   * @param change the change
   * @param reasons why
   * @param notes what a report should say beside
   */
  record Held(String change, List<Reason> reasons, List<String> notes) implements GateDecision {

    /** Copies what could change. */
    public Held {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Something is wrong, and waiting does not help.
   *
   * @param change the change
   * @param reasons why; at least one of them is wrong
   * @param notes what a report should say beside
   */
  record Blocked(String change, List<Reason> reasons, List<String> notes) implements GateDecision {

    /** Copies what could change. */
    public Blocked {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }
  }
}
