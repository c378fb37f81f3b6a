package dev.rollsafe.catalog;

import dev.rollsafe.ast.SequenceOptions;
import java.util.Optional;

/** Lays the options of ALTER SEQUENCE over those a sequence has. */
final class SequenceChanges {

  private SequenceChanges() {}

  /** Where a sequence starts was decided when it was made, whatever bounds it gets later. */
  private static Optional<String> start(SequenceOptions before, SequenceOptions change) {
    boolean moves = change.minValue().isPresent()
        || change.maxValue().isPresent()
        || change.increment().isPresent();
    if (before.start().isPresent() || !moves) {
      return before.start();
    }
    boolean down = before.increment().filter(i -> i.startsWith("-")).isPresent();
    Optional<String> bound = down ? before.maxValue() : before.minValue();
    return bound.filter(b -> !b.isEmpty()).or(() -> Optional.of(down ? "-1" : "1"));
  }

  static SequenceOptions apply(SequenceOptions before, SequenceOptions change) {
    return new SequenceOptions(
        change.type().or(before::type),
        change.increment().or(before::increment),
        change.minValue().or(before::minValue),
        change.maxValue().or(before::maxValue),
        change.start().or(() -> start(before, change)),
        change.restart().or(before::restart),
        change.cache().or(before::cache),
        change.cycle().or(before::cycle),
        change.ownedByNone() ? change.ownedBy() : change.ownedBy().or(before::ownedBy),
        change.ownedByNone() || (before.ownedByNone() && change.ownedBy().isEmpty()));
  }
}
