package dev.rollsafe.lint;

import dev.rollsafe.ast.Statement;
import java.util.Optional;

/**
 * From where on a migration runs only when the release gate of a change is open: then no release uses the old side, and what
 * happens to it is no matter.
 *
 * @param change the change
 * @param from the offset behind which it holds
 */
record Guard(String change, int from) {

  /** Returns the guard that a statement puts up. */
  static Optional<Guard> of(Statement statement, String text) {
    Optional<String> change = GateAssertion.change(statement, text);
    return change.isEmpty()
        ? Optional.empty()
        : Optional.of(new Guard(change.get(), statement.span().start()));
  }

  /** Lets through what is only about releases before. */
  Optional<Waiver> waiver(Findings.Draft draft) {
    return draft.rule().isAboutPreviousRelease() && draft.span().start() >= from
        ? Optional.of(new Waiver(
            Waiver.Kind.GATE, "it runs only when the release gate of " + change + " is open"))
        : Optional.empty();
  }
}
