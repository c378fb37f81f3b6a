package dev.rollsafe.lint;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transaction that a statement runs in, and what was done in it before. */
public final class Transaction {

  /**
   * A lock that is held to the end of the transaction.
   *
   * @param lock the strongest lock on the object so far
   * @param takenBy where the statement is written that took it
   */
  public record HeldLock(Lock lock, Span takenBy) {}

  private final boolean explicit;
  private final Map<ObjectName, HeldLock> held = new LinkedHashMap<>();
  private int statements;

  Transaction(boolean explicit) {
    this.explicit = explicit;
  }

  /** Says whether the script itself opened it with BEGIN; else its runner did. */
  public boolean explicit() {
    return explicit;
  }

  /** Returns the number of statements that ran in it before. */
  public int statements() {
    return statements;
  }

  /**
   * Returns the locks held, in the order they were first taken: of SHARE UPDATE EXCLUSIVE and stronger ones, on what was there
   * before this release.
   */
  public List<HeldLock> locks() {
    return Collections.unmodifiableList(new ArrayList<>(held.values()));
  }

  /** Returns the number of {@link #locks()}. */
  public int lockCount() {
    return held.size();
  }

  /** Returns the lock held on {@code object}. */
  public Optional<HeldLock> lock(ObjectName object) {
    return Optional.ofNullable(held.get(object));
  }

  /** Notes what a statement did, {@code before} which the catalog was this one. */
  void ran(Effect effect, Catalog before, Span span) {
    statements++;
    for (Lock lock : effect.locks()) {
      if (lock.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0
          && !before.isNew(lock.object())) {
        hold(lock, span);
      }
    }
  }

  private void hold(Lock lock, Span span) {
    HeldLock known = held.get(lock.object());
    if (known == null || known.lock.mode().compareTo(lock.mode()) < 0) {
      held.put(lock.object(), new HeldLock(lock, span));
    }
  }
}
