package dev.rollsafe.report;

import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import java.util.List;

/** What a statement does to the running server, in one line. */
final class EffectText {

  private EffectText() {}

  /** Returns it; empty where it does nothing that others notice. */
  static String of(Effect effect) {
    StringBuilder text = new StringBuilder();
    for (Lock lock : effect.locks()) {
      if (lock.mode().blocksWrites()) {
        separate(text)
            .append("locks ")
            .append(lock.object())
            .append(" (")
            .append(lock.mode().sql());
        text.append(lock.mode().blocksReads() ? ": reads and writes wait)" : ": writes wait)");
      }
    }
    names(text, "rewrites ", effect.rewrites());
    names(text, "reads all of ", effect.scans());
    names(text, "builds ", effect.indexRebuilds());
    if (effect.transactionality() == Effect.Transactionality.OUTSIDE_ONLY) {
      separate(text).append("cannot run in a transaction");
    }
    if (effect.failure().isPresent()) {
      separate(text).append("fails: ").append(effect.failure().get().what());
      text.append(" (").append(effect.failure().get().sqlState()).append(')');
    }
    return Visible.of(text.toString());
  }

  private static void names(StringBuilder text, String verb, List<?> names) {
    for (int i = 0; i < names.size(); i++) {
      if (i == 0) {
        separate(text).append(verb);
      } else {
        text.append(", ");
      }
      text.append(names.get(i));
    }
  }

  private static StringBuilder separate(StringBuilder text) {
    return text.length() == 0 ? text : text.append("; ");
  }
}
