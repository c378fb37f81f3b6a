package dev.rollsafe.plan.compensate;

import dev.rollsafe.migration.Directive;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.sequence.PlanOptions;
import java.util.List;

/** How columns are computed, as {@code -- rollsafe:value TABLE.COLUMN = EXPRESSION} in migrations says. */
final class Values {

  private Values() {}

  static PlanOptions of(List<Migration> migrations, PlanOptions options) {
    PlanOptions all = options;
    for (Migration migration : migrations) {
      for (Directive directive : migration.directives()) {
        int equals = directive.argument().indexOf('=');
        if (directive.name().equals("value") && equals > 0) {
          all = all.with(
              directive.argument().substring(0, equals).strip(),
              directive.argument().substring(equals + 1).strip());
        }
      }
    }
    return all;
  }
}
