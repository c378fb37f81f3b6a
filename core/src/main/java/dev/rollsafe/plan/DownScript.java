package dev.rollsafe.plan;

import dev.rollsafe.migration.Migration;
import java.util.List;

/**
 * What takes a migration back.
 *
 * @param migration the migration
 * @param reversals the reversal of each of its statements that has one, in the order they are run: the last one first
 */
public record DownScript(Migration migration, List<Reversal> reversals) {

  /** Copies the list. */
  public DownScript {
    reversals = List.copyOf(reversals);
  }

  /** Returns the worst grade of its statements. */
  public Grade grade() {
    Grade worst = Grade.LOSSLESS;
    for (Reversal reversal : reversals) {
      worst = worst.worst(reversal.grade());
    }
    return worst;
  }

  /** Says whether any of it cannot run in a transaction. */
  public boolean outsideTransaction() {
    for (Reversal reversal : reversals) {
      if (reversal.outsideTransaction()) {
        return true;
      }
    }
    return false;
  }
}
