package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.Transaction.HeldLock;
import java.util.ArrayList;
import java.util.List;

/** Locks that keep readers of tables waiting while a statement runs, taken by statements before it. */
final class HeldLocks {

  private HeldLocks() {}

  /** Returns those of its transaction, in the order they were taken. */
  static List<HeldLock> blockingReads(StatementContext statement) {
    if (statement.transaction().isEmpty() || statement.transaction().get().lockCount() == 0) {
      return List.of();
    }
    List<HeldLock> found = new ArrayList<>();
    for (HeldLock held : statement.transaction().get().locks()) {
      if (blocksReads(held.lock())) {
        found.add(held);
      }
    }
    return found;
  }

  /** Locks on types and sequences keep no query from its rows. */
  static boolean blocksReads(Lock lock) {
    return lock.mode().blocksReads()
        && (lock.kind() == ObjectKind.TABLE || lock.kind() == ObjectKind.MATERIALIZED_VIEW);
  }
}
