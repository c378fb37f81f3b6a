package dev.rollsafe.verify;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownText;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way back behind a migration.
 *
 * @param migration the script, as it is run
 * @param origin where it comes from
 * @param grade what was said of it, where it is ours
 * @param reasons what was said to be lost, or not to be reversible
 */
record Way(
    Migration migration, Rehearsed.Origin origin, Optional<Grade> grade, List<String> reasons) {

  /** Returns the script that was made. */
  static Way made(DownScript script) {
    List<String> reasons = new ArrayList<>();
    for (Reversal reversal : script.reversals()) {
      reasons.addAll(reversal.reasons());
    }
    String name = "the down script made for " + script.migration().path();
    TransactionMode mode =
        script.outsideTransaction() ? TransactionMode.NONE : TransactionMode.SINGLE;
    Script text = Script.of(name, DownText.sql(script));
    return new Way(
        Migration.of(script.migration().id(), mode, List.of(text)),
        Rehearsed.Origin.MADE,
        Optional.of(script.grade()),
        List.copyOf(reasons));
  }

  /** Returns the script that the project has, if it has one: the undo of the same version or id. */
  static Optional<Way> own(Migration migration, History history) {
    for (Migration undo : history.undos()) {
      boolean same = (undo.version().isPresent() && migration.version().isPresent())
          ? undo.version().get().sameAs(migration.version().get())
          : undo.id().equals(migration.id());
      if (same) {
        return Optional.of(new Way(undo, Rehearsed.Origin.OWN, Optional.empty(), List.of()));
      }
    }
    return Optional.empty();
  }
}
