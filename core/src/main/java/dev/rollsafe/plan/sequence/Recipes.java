package dev.rollsafe.plan.sequence;

import java.util.List;
import java.util.Optional;

/** All recipes; the first that knows a statement plans it. */
final class Recipes {

  private static final List<Recipe> ALL = List.of(
      new FedUpdate(),
      new Numbering(),
      new Replaced(),
      new RenameLabel(),
      new PartitionTable(),
      new RenameColumn(),
      new WidenKey(),
      new ChangeType(),
      new NotNull(),
      new NewColumn(),
      new AddConstraints(),
      new BatchedUpdate(),
      new MoveColumn(),
      new DropColumn(),
      new Tables(),
      new Indexes(),
      new Later());

  private Recipes() {}

  /** Plans what is safe by itself, and yet not needed any more next to another sequence of its migration. */
  static Optional<Sequence> covered(Unit unit) {
    return new FedUpdate()
        .plan(unit)
        .or(() -> new Numbering().plan(unit))
        .or(() -> new PartitionTable().plan(unit))
        .or(() -> Later.types(unit))
        .or(() -> Replaced.together(unit));
  }

  static Optional<Sequence> plan(Unit unit) {
    for (Recipe recipe : ALL) {
      Optional<Sequence> sequence = recipe.plan(unit);
      if (sequence.isPresent()) {
        return sequence;
      }
    }
    return Optional.empty();
  }
}
