package dev.rollsafe.plan.sequence;

import dev.rollsafe.script.Alter;
import java.util.ArrayList;
import java.util.List;

/** The step in which two sides are no longer kept the same and the old one goes out of reach, and what takes it back whole. */
final class SyncContract {

  private final SyncSides sides;
  private final SyncTrigger trigger;
  private final KeysetBackfill forward;
  private final KeysetBackfill back;
  private final ColumnCopies copies;
  private final Alter alter;
  private final List<String> statements = new ArrayList<>();
  private final List<String> undo = new ArrayList<>();

  /**
   * The contract of a change.
   *
   * @param forward the backfill of the new side
   * @param back that of the old side, when it has come back
   */
  SyncContract(
      SyncSides sides,
      SyncTrigger trigger,
      KeysetBackfill forward,
      KeysetBackfill back,
      ColumnCopies copies) {
    this.sides = sides;
    this.trigger = trigger;
    this.forward = forward;
    this.back = back;
    this.copies = copies;
    this.alter = sides.alter();
  }

  Step step() {
    statements.addAll(trigger.drop());
    statements.addAll(forward.drop());
    statements.addAll(copies.takeOver());
    for (Half half : sides.old()) {
      undo.add(alter.renameColumn(tomb(half), half.column().name()));
    }
    sides.fresh().forEach(this::freshTakesOver);
    sides.old().forEach(this::oldGoes);
    undo.addAll(copies.takeBack());
    undo.addAll(trigger.create());
    undo.addAll(forward.create());
    undo.addAll(back.create());
    return Step.of(
            sides.name() + "_contract",
            Stage.CONTRACT,
            "Stop keeping " + sides.oldNames() + " in step and put it out of reach as "
                + tomb(sides.old().get(0)),
            Block.transaction(statements))
        .undo(undo().toArray(new Block[0]))
        .risk(
            sides.count(sides.diverged()),
            "rows differ between the old and the new side; do not go on before it is 0")
        .verify(trigger.left(), "triggers still keep both sides in step")
        .expects("rename-breaks-previous-release", "drop-breaks-previous-release")
        .expectsAlso(copies.expected());
  }

  private List<Block> undo() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.transaction(undo));
    blocks.add(Block.rows(back.call()));
    blocks.add(Block.transaction(back.drop()));
    for (Half half : sides.fresh()) {
      if (sides.mustBeSet(half)) {
        blocks.add(Block.scan(alter.validate(sides.notNullCheck(half))));
      }
    }
    for (Half half : sides.old()) {
      if (half.column().notNull()) {
        blocks.addAll(NotNull.again(alter, half.column().name(), sides.notNullCheck(half)));
      }
    }
    blocks.addAll(copies.proveBack());
    return blocks;
  }

  private static String tomb(Half half) {
    return TombedColumns.name(half.column());
  }

  private void freshTakesOver(Half half) {
    String column = half.column().name();
    if (sides.mustBeSet(half)) {
      statements.add(alter.setNotNull(column));
      statements.add(alter.dropConstraint(sides.notNullCheck(half)));
      undo.add(alter.addNotNullCheck(sides.notNullCheck(half), column));
      undo.add(alter.dropNotNull(column));
    }
    if (sides.isOneToOne()) {
      sides.old().get(0).column().defaultValue().ifPresent(value -> {
        statements.add(alter.setDefault(column, value.text()));
        undo.add(alter.dropDefault(column));
      });
    }
  }

  private void oldGoes(Half half) {
    String column = half.column().name();
    if (half.column().notNull()) {
      statements.add(alter.dropNotNull(column));
    }
    half.column().defaultValue().ifPresent(value -> {
      statements.add(alter.dropDefault(column));
      undo.add(alter.setDefault(column, value.text()));
    });
    statements.add(alter.renameColumn(column, tomb(half)));
  }
}
