package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An effect while it is put together: the worst phase wins and brings its reason, of two locks on an object the stronger. */
final class EffectDraft {

  private Phase phase;
  private String reason;
  private final List<Lock> locks = new ArrayList<>(2);
  private final List<ObjectName> rewrites = new ArrayList<>(0);
  private final List<ObjectName> scans = new ArrayList<>(0);
  private final List<String> indexRebuilds = new ArrayList<>(0);
  private final List<Break> breaks = new ArrayList<>(0);
  private final List<Loss> loses = new ArrayList<>(0);
  private Transactionality transactionality = Transactionality.ANY;
  private Optional<Failure> failure = Optional.empty();
  private boolean assumed;

  EffectDraft(Phase phase, String reason) {
    this.phase = phase;
    this.reason = reason;
  }

  /** An effect of which nothing is known yet: the first phase given to it counts, whatever it is. */
  EffectDraft() {
    this(Phase.NEUTRAL, "");
  }

  /** Raises the phase; an equal or lesser one changes nothing, unless it is the first. */
  EffectDraft raise(Phase other, String why) {
    if (phase.compareTo(other) < 0 || reason.isEmpty()) {
      phase = other;
      reason = why;
    }
    return this;
  }

  Phase phase() {
    return phase;
  }

  /** Takes back what was judged: the statement does nothing to data or to release N-1. Locks and what costs time stay. */
  EffectDraft neutral(String why) {
    phase = Phase.NEUTRAL;
    reason = why;
    breaks.clear();
    loses.clear();
    assumed = false;
    return this;
  }

  /** Says that the server refuses it for certain, so that nothing is done at all. */
  EffectDraft refused(String sqlState, String what) {
    return fails(sqlState, what).neutral("PostgreSQL refuses it: " + what);
  }

  /** Adds what another effect does; whether it fails and can run in a transaction block stays open. */
  EffectDraft add(Effect effect) {
    return add(effect, relation -> true);
  }

  /**
   * Adds what another effect does, but what it costs on relations that were not there before.
   *
   * @param there which relations were there
   */
  EffectDraft add(Effect effect, Predicate<ObjectName> there) {
    raise(effect.phase(), effect.reason());
    for (Lock lock : effect.locks()) {
      if (there.test(lock.object())) {
        lock(lock.object(), lock.kind(), lock.mode());
      }
    }
    for (ObjectName relation : effect.rewrites()) {
      if (there.test(relation)) {
        rewrite(relation);
      }
    }
    for (ObjectName relation : effect.scans()) {
      if (there.test(relation)) {
        scan(relation);
      }
    }
    effect.indexRebuilds().forEach(this::rebuild);
    effect.breaks().forEach(this::breaks);
    effect.loses().forEach(this::loses);
    assumed |= effect.assumed();
    return this;
  }

  /** Says that the server refuses it where it refuses another statement. */
  EffectDraft failsLike(Effect effect) {
    if (failure.isEmpty()) {
      failure = effect.failure();
    }
    return this;
  }

  EffectDraft lock(ObjectName object, ObjectKind kind, LockMode mode) {
    for (int i = 0; i < locks.size(); i++) {
      Lock held = locks.get(i);
      if (held.kind() == kind && held.object().equals(object)) {
        if (held.mode().compareTo(mode) < 0) {
          locks.set(i, new Lock(object, kind, mode));
        }
        return this;
      }
    }
    locks.add(new Lock(object, kind, mode));
    return this;
  }

  EffectDraft rewrite(ObjectName relation) {
    return addOnce(rewrites, relation);
  }

  EffectDraft scan(ObjectName relation) {
    return addOnce(scans, relation);
  }

  EffectDraft rebuild(String index) {
    return addOnce(indexRebuilds, index);
  }

  EffectDraft breaks(Break broken) {
    return addOnce(breaks, broken);
  }

  EffectDraft loses(Loss loss) {
    return addOnce(loses, loss);
  }

  private <T> EffectDraft addOnce(List<T> list, T element) {
    if (!list.contains(element)) {
      list.add(element);
    }
    return this;
  }

  EffectDraft transactionality(Transactionality value) {
    transactionality = value;
    return this;
  }

  /** Says what the server refuses it with; the first reason stays. */
  EffectDraft fails(String sqlState, String what) {
    if (failure.isEmpty()) {
      failure = Optional.of(new Failure(sqlState, what));
    }
    return this;
  }

  EffectDraft assumed() {
    assumed = true;
    return this;
  }

  Effect build() {
    if (locks.size() > 1) {
      locks.sort(Comparator.comparing(Lock::mode).reversed());
    }
    return new Effect(
        phase,
        reason,
        locks,
        rewrites,
        scans,
        indexRebuilds,
        breaks,
        loses,
        transactionality,
        failure,
        assumed);
  }
}
