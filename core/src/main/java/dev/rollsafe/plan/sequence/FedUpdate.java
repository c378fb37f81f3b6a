package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Update;
import java.util.Optional;

/** An UPDATE that fills columns from others that the same migration drops: what keeps both in step does that too. */
final class FedUpdate implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof Update update)) {
      return Optional.empty();
    }
    boolean moved = Move.of(unit, update)
        .filter(move -> unit.drops(move.source().name(), move.column().name()))
        .isPresent();
    if (!moved && !new Feeds(unit).fills(update)) {
      return Optional.empty();
    }
    return Optional.of(Sequence.along(
        unit.before().resolve(update.table()) + "-filled",
        "What keeps both sides in step fills them too"));
  }
}
