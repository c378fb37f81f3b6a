package dev.rollsafe.lint;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells findings whose weight depends on a table's size how large the table is. */
final class Sizing {

  private final TableSizes sizes;

  Sizing(TableSizes sizes) {
    this.sizes = sizes;
  }

  /** Weighs what a rule found in a statement. */
  void weigh(StatementContext statement, List<Findings.Draft> found) {
    boolean small = true;
    ObjectName largest = null;
    TableSizes.Size size = null;
    for (ObjectName relation : worked(statement)) {
      Optional<TableSizes.Size> known = sizes.of(relation);
      small &= known.isPresent() && sizes.isSmall(known.get());
      if (known.isPresent() && (size == null || known.get().rows() > size.rows())) {
        largest = relation;
        size = known.get();
      }
    }
    if (size != null) {
      for (Findings.Draft draft : found) {
        draft.sized(largest + " has " + size, small);
      }
    }
  }

  /** What is read, written or locked, and was there before. */
  private static Set<ObjectName> worked(StatementContext statement) {
    Effect effect = statement.effect();
    Set<ObjectName> worked = new LinkedHashSet<>(effect.rewrites());
    worked.addAll(effect.scans());
    worked.removeIf(statement::isNew);
    if (worked.isEmpty()) {
      for (Lock lock : effect.locks()) {
        if (lock.mode().blocksWrites() && !statement.isNew(lock.object())) {
          worked.add(lock.object());
        }
      }
    }
    return worked;
  }
}
