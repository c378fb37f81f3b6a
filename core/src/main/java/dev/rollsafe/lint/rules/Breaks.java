package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect;
import java.util.Optional;

/** Looks for what an effect breaks. */
final class Breaks {

  private Breaks() {}

  /** Returns the first break that does not pass by itself: cached plans are made anew after one error. */
  static Optional<Break> lasting(Effect effect) {
    for (Break broken : effect.breaks()) {
      if (broken.audience() != Audience.PREPARED) {
        return Optional.of(broken);
      }
    }
    return Optional.empty();
  }

  /** Returns the first break for which statements get this error. */
  static Optional<Break> with(Effect effect, String sqlState) {
    for (Break broken : effect.breaks()) {
      if (broken.sqlState().isPresent() && broken.sqlState().get().equals(sqlState)) {
        return Optional.of(broken);
      }
    }
    return Optional.empty();
  }
}
