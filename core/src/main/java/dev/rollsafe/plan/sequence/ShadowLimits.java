package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Statistics;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;

/** Refuses columns that cannot change places with others. */
final class ShadowLimits {

  private final Shadow member;
  private final Table table;
  private final String place;

  private ShadowLimits(Shadow member) {
    this.member = member;
    this.table = member.table();
    this.place = table.name() + "." + member.name();
  }

  static void check(ShadowFamily family) {
    for (Shadow member : family.members()) {
      ShadowLimits limits = new ShadowLimits(member);
      limits.table();
      limits.column();
      limits.hangers();
    }
    for (Table table : family.tables()) {
      if (Key.of(table, family.before()).isEmpty()) {
        throw new Refused(
            table.name() + " has no key by which it could be filled in batches; add one first");
      }
    }
  }

  private void table() {
    if (!table.complete() || table.foreign()) {
      throw new Refused(
          "not all columns of " + table.name() + " are known, or it is a foreign table");
    }
    if (table.isPartitioned()
        || table.partitionOf().isPresent()
        || !table.children().isEmpty()) {
      throw new Refused(
          table.name()
              + " has partitions or tables that inherit from it, whose indexes cannot be exchanged in one moment");
    }
    if (!table.replicaIdentity().equals("DEFAULT") && !table.replicaIdentity().equals("FULL")) {
      throw new Refused(table.name() + " has the index " + table.replicaIdentity()
          + " for its replica identity; set that to DEFAULT first");
    }
  }

  private void column() {
    if (member.column().generated().isPresent()) {
      throw new Refused(place + " is computed by the server, so that no trigger can set it");
    }
    if (table.column(member.fresh()).isPresent() || table.column(member.tomb()).isPresent()) {
      throw new Refused("there is a column " + member.fresh() + " or " + member.tomb() + " of "
          + table.name() + " already");
    }
    for (Column other : table.columns()) {
      boolean reads = other
          .generated()
          .filter(generated -> Words.has(generated.expression().text(), member.name()))
          .isPresent();
      if (reads) {
        throw new Refused(table.name() + "." + other.name() + " is computed from " + place
            + "; drop its expression first");
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.EXCLUDE
          && constraint.columns().contains(member.name())) {
        throw new Refused("the exclusion constraint " + constraint.name() + " holds " + place
            + "; its index cannot be built while the table is in use");
      }
    }
  }

  /** What names a column and would stay with the old one. */
  private void hangers() {
    for (Trigger trigger : table.triggers()) {
      boolean names =
          trigger.definition().updateColumns().stream().anyMatch(c -> c.is(member.name()))
              || trigger
                  .definition()
                  .when()
                  .filter(w -> Words.has(w.text(), member.name()))
                  .isPresent();
      if (names) {
        throw new Refused("the trigger " + trigger.name() + " of " + table.name() + " names "
            + member.name() + "; make it again without, first");
      }
    }
    for (Policy policy : table.policies()) {
      boolean reads = policy
              .using()
              .filter(u -> Words.has(u.text(), member.name()))
              .isPresent()
          || policy.withCheck().filter(w -> Words.has(w.text(), member.name())).isPresent();
      if (reads) {
        throw new Refused("the policy " + policy.name() + " of " + table.name() + " reads "
            + member.name() + "; it would stay with the old column");
      }
    }
    for (Statistics statistics : table.statistics()) {
      if (Words.has(statistics.definition(), member.name())) {
        throw new Refused("the statistics " + statistics.name() + " are of " + place
            + "; drop them first, and make them again behind");
      }
    }
  }
}
