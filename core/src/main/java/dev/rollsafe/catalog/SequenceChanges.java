package dev.rollsafe.catalog;

import dev.rollsafe.ast.SequenceOptions;

/** Lays the options of ALTER SEQUENCE over those a sequence has. */
final class SequenceChanges {

  private SequenceChanges() {}

  static SequenceOptions apply(SequenceOptions before, SequenceOptions change) {
    return new SequenceOptions(
        change.type().or(before::type),
        change.increment().or(before::increment),
        change.minValue().or(before::minValue),
        change.maxValue().or(before::maxValue),
        change.start().or(before::start),
        change.restart().or(before::restart),
        change.cache().or(before::cache),
        change.cycle().or(before::cycle),
        change.ownedByNone() ? change.ownedBy() : change.ownedBy().or(before::ownedBy),
        change.ownedByNone() || (before.ownedByNone() && change.ownedBy().isEmpty()));
  }
}
