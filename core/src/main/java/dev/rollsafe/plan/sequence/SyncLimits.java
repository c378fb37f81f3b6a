package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;

/** Refuses columns that no trigger can keep in step with others. */
final class SyncLimits {

  private final SyncSides sides;
  private final Table table;
  private final Key key;

  private SyncLimits(SyncSides sides, Key key) {
    this.sides = sides;
    this.table = sides.table();
    this.key = key;
  }

  static void check(SyncSides sides, Key key) {
    SyncLimits limits = new SyncLimits(sides, key);
    if (!sides.table().children().isEmpty() && !sides.table().isPartitioned()) {
      throw new Refused("other tables inherit from " + sides.table().name()
          + ", which a trigger on it does not see");
    }
    sides.old().forEach(half -> limits.column(half.column()));
    sides.table().triggers().forEach(limits::trigger);
  }

  private void trigger(Trigger other) {
    boolean sync = other.name().startsWith("zz_") && other.name().endsWith("_sync");
    if (sync && mentions(other)) {
      throw new Refused("the trigger " + other.name()
          + " keeps the column in step with another one already; finish that change first");
    }
    if (!sync && other.name().compareTo("zz_" + table.name().name()) > 0) {
      throw new Refused("the trigger " + other.name()
          + " fires behind every trigger that could be put there; give it an earlier name first");
    }
  }

  private boolean mentions(Trigger sync) {
    return sides.old().stream()
        .anyMatch(half -> sync.name().contains("_" + half.column().name() + "_"));
  }

  private void column(Column column) {
    String place = table.name() + "." + column.name();
    if (key.has(column.name())) {
      throw new Refused(
          place + " is in the key of the table; keep its name in the database and give"
              + " it another one in the code");
    }
    if (column.generated().isPresent() || column.identity().isPresent()) {
      throw new Refused(place + " is computed by the server, so that no trigger can set it");
    }
    if (table
        .partitionBy()
        .filter(by -> Words.has(by.toString(), column.name()))
        .isPresent()) {
      throw new Refused(
          place + " decides into which partition a row goes, which no trigger may change");
    }
    for (Catalog.ForeignKey reference : sides.catalog().referencing(table.name())) {
      if (reference.constraint().referencedColumns().contains(column.name())) {
        throw new Refused(place + " is referred to by the foreign key "
            + reference.constraint().name() + " of " + reference.table());
      }
    }
  }
}
