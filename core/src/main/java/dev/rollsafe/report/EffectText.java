package dev.rollsafe.report;

import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement does to the running server, in one line. */
final class EffectText {

  private EffectText() {}

  /** Returns it; empty where it does nothing that others notice. */
  static String of(Effect effect) {
    StringBuilder text = new StringBuilder();
    locks(text, effect.locks());
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

  /** Locks come strongest first, so those of one mode stand together. */
  private static void locks(StringBuilder text, List<Lock> locks) {
    LockMode open = null;
    for (Lock lock : locks) {
      if (!lock.mode().blocksWrites()) {
        continue;
      }
      if (lock.mode() == open) {
        text.append(", ");
      } else {
        close(text, open);
        separate(text).append("locks ");
        open = lock.mode();
      }
      text.append(lock.object());
    }
    close(text, open);
  }

  private static void close(StringBuilder text, @Nullable LockMode mode) {
    if (mode != null) {
      text.append(" (").append(mode.sql());
      text.append(mode.blocksReads() ? ": reads and writes wait)" : ": writes wait)");
    }
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
