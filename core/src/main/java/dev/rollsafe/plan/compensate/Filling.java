package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Halves;
import dev.rollsafe.plan.sequence.Key;
import dev.rollsafe.plan.sequence.KeysetBackfill;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills columns in rows that are there already: in batches that commit, or at once where the table has no key. */
final class Filling {

  private final Scene scene;
  private final Pair pair;
  private final String name;

  Filling(Scene scene, Pair pair, String name) {
    this.scene = scene;
    this.pair = pair;
    this.name = name;
  }

  List<Step> steps(String set, String pending, String what) {
    Optional<Key> key = key();
    if (key.isEmpty()) {
      return List.of(Step.of(
              Names.joined(name, "fill"),
              Stage.BACKFILL,
              "Fill " + what + ", all at once, as the table has no key",
              Block.rows(
                  "UPDATE " + Names.quoted(pair.name()) + " AS t SET " + set + " WHERE " + pending))
          .verify(pair.count(pending), "rows are still to be filled"));
    }
    KeysetBackfill fill =
        new KeysetBackfill(pair.name(), key.get(), scene.before(), name, set, pending);
    return List.of(
        Step.of(
                Names.joined(name, "prepare"),
                Stage.BACKFILL,
                "Prepare to fill " + what,
                Block.transaction(fill.create()))
            .undo(Block.transaction(fill.drop())),
        Step.of(
                Names.joined(name, "fill"),
                Stage.BACKFILL,
                "Fill " + what + ", in batches that commit; started again, it goes on where it was",
                Block.rows(fill.call()))
            .undo(Block.transaction(List.of(fill.restart())))
            .verify(fill.count(), "rows are still to be filled")
            .batches(fill.batches()),
        Step.of(
                Names.joined(name, "clean"),
                Stage.BACKFILL,
                "Take the procedure away",
                Block.transaction(fill.drop()))
            .undo(Block.transaction(fill.create())));
  }

  /** The key, by the names its columns have once they are called as the earlier release calls them. */
  private Optional<Key> key() {
    return Key.of(pair.now(), scene.after()).map(key -> {
      List<Column> columns = new ArrayList<>();
      for (Column column : key.columns()) {
        columns.add(Halves.typed(earlier(column.name()), column.type(), column));
      }
      return new Key(columns);
    });
  }

  private String earlier(String current) {
    for (Column was : pair.was().columns()) {
      if (scene
          .lineage()
          .column(pair.name(), was.name())
          .filter(current::equals)
          .isPresent()) {
        return was.name();
      }
    }
    return current;
  }
}
