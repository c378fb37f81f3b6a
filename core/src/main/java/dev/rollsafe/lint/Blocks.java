package dev.rollsafe.lint;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.effect.Phase;
import java.util.List;
import java.util.Optional;

/** What a DO block does beside what its statements do. */
final class Blocks {

  private static final Effect NOTHING =
      effect(Phase.NEUTRAL, "It does what its statements do", false);

  private Blocks() {}

  static Effect unknownPart(DoBlock block) {
    return block.dynamics().isEmpty()
        ? NOTHING
        : effect(
            Phase.UNKNOWN,
            "A part of it is not known before it runs: "
                + block.dynamics().get(0).reason(),
            true);
  }

  private static Effect effect(Phase phase, String reason, boolean assumed) {
    return new Effect(
        phase,
        reason,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Transactionality.ANY,
        Optional.empty(),
        assumed);
  }
}
