package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Table;
import java.util.List;

/** A backfill that stands by itself. */
final class Fill {

  private Fill() {}

  static List<Step> steps(
      Unit unit, Table table, String name, String set, String pending, String rows) {
    KeysetBackfill fill =
        new KeysetBackfill(table.name(), unit.key(table), unit.before(), name, set, pending);
    return List.of(
        Step.of(
                name + "_prepare",
                Stage.BACKFILL,
                "Prepare the batches",
                Block.transaction(fill.create()))
            .undo(Block.transaction(fill.drop())),
        Step.of(
                name,
                Stage.BACKFILL,
                "Go through " + table.name()
                    + " in batches that commit; started again, it goes on where it was",
                Block.rows(fill.call()))
            .undo(Block.transaction(List.of(fill.restart())))
            .verify(fill.count(), "rows are still " + rows)
            .batches(fill.batches()),
        Step.of(
                name + "_clean",
                Stage.FINAL,
                "Take the procedure away",
                Block.transaction(fill.drop()))
            .undo(Block.transaction(fill.create())));
  }
}
