package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import java.util.ArrayList;
import java.util.List;

/**
 * New columns take the place of old ones in the same table: both are there for some releases, a trigger keeps them the same,
 * and the old ones go in two moves, of which the first can be taken back.
 */
final class SyncedColumns {

  private final SyncSides sides;
  private final String name;
  private final Alter alter;
  private final SyncTrigger trigger;
  private final KeysetBackfill forward;
  private final KeysetBackfill back;
  private final ColumnCopies copies;
  private final Key key;

  /**
   * The change of some columns.
   *
   * @param old the old columns, as the trigger computes them from the new ones
   * @param fresh the new columns, as the trigger computes them from the old ones
   */
  SyncedColumns(Unit unit, Table table, List<Half> old, List<Half> fresh, String searchPath) {
    sides = new SyncSides(table, unit.before(), old, fresh);
    name = sides.name();
    alter = sides.alter();
    key = unit.key(table);
    SyncLimits.check(sides, key);
    copies = new ColumnCopies(sides);
    trigger = new SyncTrigger(table.name(), name, old, fresh, searchPath);
    forward = new KeysetBackfill(
        table.name(), key, unit.before(), name, SyncSides.set(fresh), sides.pending());
    back = new KeysetBackfill(
        table.name(),
        key,
        unit.before(),
        Names.joined(name, "back"),
        SyncSides.set(old),
        sides.diverged());
  }

  /** Returns the steps, with what only the application does in the middle. */
  List<Step> steps(List<String> switchNotes) {
    List<Step> steps = new ArrayList<>();
    steps.add(expand());
    steps.add(Step.of(
            name + "_prepare_backfill",
            Stage.BACKFILL,
            "Prepare to fill " + sides.freshNames() + " in rows that are there already",
            Block.transaction(forward.create()))
        .undo(Block.transaction(forward.drop())));
    steps.add(backfill());
    for (Half half : sides.fresh()) {
      steps.addAll(notNull(half));
    }
    steps.addAll(copies.steps());
    steps.add(Step.of(
            name + "_switch",
            Stage.SWITCH,
            "The application reads and writes " + sides.freshNames() + " and no longer names "
                + sides.oldNames(),
            Block.none())
        .notes(switchNotes));
    steps.add(new SyncContract(sides, trigger, forward, back, copies).step());
    steps.addAll(new TombedColumns(sides.table(), sides.catalog(), key, name, sides.bare())
        .drop(!sides.isLossless(), copies.carried()));
    return steps;
  }

  /** Returns what people have to know. */
  List<String> notes() {
    return Halves.notes(sides.table(), copies.left());
  }

  private Step expand() {
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>(trigger.drop());
    for (Half half : sides.fresh()) {
      if (sides.table().column(half.column().name()).isEmpty()) {
        statements.add(alter.addColumn(half.column().name(), half.type() + collation(half)));
        undo.add(alter.dropColumn(half.column().name()));
      }
    }
    statements.addAll(trigger.create());
    Step step = Step.of(
            name + "_expand",
            Stage.EXPAND,
            "Put " + sides.freshNames() + " beside " + sides.oldNames() + " and keep them in step",
            Block.transaction(statements))
        .undo(Block.transaction(undo))
        .verify(trigger.missing(), "triggers are missing or switched off");
    return sides.isLossless()
        ? step
        : step.risk(sides.count(sides.unheld()), "rows hold a value that the new side cannot hold");
  }

  private static String collation(Half half) {
    return half.column().collation().map(collation -> " COLLATE " + collation).orElse("");
  }

  private Step backfill() {
    return Step.of(
            name + "_backfill",
            Stage.BACKFILL,
            "Fill " + sides.freshNames()
                + " in batches that commit; started again, it goes on where it was",
            Block.rows(forward.call()))
        .undo(Block.transaction(List.of(forward.restart())))
        .verify(sides.count(sides.diverged()), "rows differ between the old and the new side")
        .batches(forward.batches());
  }

  private List<Step> notNull(Half half) {
    if (!sides.mustBeSet(half)) {
      return List.of();
    }
    String check = sides.notNullCheck(half);
    String empty = sides.count("t." + half.name() + " IS NULL");
    return List.of(
        Step.of(
                name + "_not_null",
                Stage.BACKFILL,
                "Let no new row leave " + sides.freshNames() + " empty",
                Block.transaction(
                    List.of(alter.addNotNullCheck(check, half.column().name()))))
            .undo(Block.transaction(List.of(alter.dropConstraint(check))))
            .risk(empty, "rows are still without a value"),
        Step.of(
                name + "_not_null_proven",
                Stage.BACKFILL,
                "Prove that no row does",
                Block.scan(alter.validate(check)))
            .verify(empty, "rows are without a value"));
  }
}
