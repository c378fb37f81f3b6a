package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An effect as the words that rows are written in:
 *
 * <pre>
 * EXPAND                                     the phase
 * assumed | outside-only | inside-only
 * lock t ACCESS EXCLUSIVE                    lock index i ACCESS EXCLUSIVE where it is no table
 * rewrite t | scan t | build i
 * breaks readers t.a 42703                   without the SQLSTATE where there is no error
 * loses t.a
 * fails 42P07
 * </pre>
 */
final class EffectWords {

  private EffectWords() {}

  static Set<String> of(Effect effect) {
    Set<String> words = new TreeSet<>();
    words.add(effect.phase().name());
    if (effect.assumed()) {
      words.add("assumed");
    }
    if (effect.transactionality() != Transactionality.ANY) {
      words.add(
          effect.transactionality() == Transactionality.OUTSIDE_ONLY
              ? "outside-only"
              : "inside-only");
    }
    for (Lock lock : effect.locks()) {
      String kind = lock.kind() == ObjectKind.TABLE ? "" : lock.kind().noun() + " ";
      words.add("lock " + kind + lock.object() + " " + lock.mode().sql());
    }
    effect.rewrites().forEach(relation -> words.add("rewrite " + relation));
    effect.scans().forEach(relation -> words.add("scan " + relation));
    effect.indexRebuilds().forEach(index -> words.add("build " + index));
    for (Break broken : effect.breaks()) {
      words.add("breaks "
          + broken.audience().name().toLowerCase(Locale.ROOT)
          + " "
          + broken.place()
          + broken.sqlState().map(state -> " " + state).orElse(""));
    }
    effect.loses().forEach(loss -> words.add("loses " + loss.place()));
    effect.failure().ifPresent(failure -> words.add("fails " + failure.sqlState()));
    return words;
  }
}
