package dev.rollsafe.lint.rules;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import java.util.Optional;

/** Looks for locks that an effect takes. */
final class Locks {

  private Locks() {}

  /** Returns the mode in which a relation is locked. */
  static Optional<LockMode> on(Effect effect, ObjectName relation) {
    for (Lock lock : effect.locks()) {
      if (lock.object().equals(relation)) {
        return Optional.of(lock.mode());
      }
    }
    return Optional.empty();
  }
}
