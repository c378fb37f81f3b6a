package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;

/** Columns under other names. */
final class Renamed {

  private Renamed() {}

  static Column column(Column column, String name) {
    return new Column(
        name,
        column.type(),
        column.collation(),
        column.notNull(),
        column.defaultValue(),
        column.generated(),
        column.identity(),
        column.ownedSequence(),
        column.settings(),
        column.attached(),
        column.origin());
  }
}
