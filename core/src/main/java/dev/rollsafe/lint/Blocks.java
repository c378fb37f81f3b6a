package dev.rollsafe.lint;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Phase;
import java.util.List;
import java.util.Optional;

/** What a DO block does beside what its statements do. */
final class Blocks {

  private Blocks() {}

  /**
   * Returns what rules are to know of the block itself.
   *
   * @param whole all that it does
   */
  static Effect itself(DoBlock block, Effect whole) {
    boolean known = block.dynamics().isEmpty();
    return new Effect(
        known ? Phase.NEUTRAL : Phase.UNKNOWN,
        known ? "It does what its statements do" : block.dynamics().get(0).reason(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        whole.transactionality(),
        Optional.empty(),
        !known);
  }
}
