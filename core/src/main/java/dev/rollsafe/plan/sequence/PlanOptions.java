package dev.rollsafe.plan.sequence;

import dev.rollsafe.migration.Directive;
import dev.rollsafe.migration.Migration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What only the author of a migration can know.
 *
 * @param expressions how a column is computed from those of the other release, by its place as {@code table.column}: of a new
 *     column from the old ones, of an old column from the new ones
 * @param gate whether what takes something away asks the release gate first
 */
public record PlanOptions(Map<String, String> expressions, boolean gate) {

  /** Nothing decided. */
  public static final PlanOptions NONE = new PlanOptions(Map.of(), true);

  /** Copies the expressions. */
  public PlanOptions {
    expressions = Map.copyOf(expressions);
  }

  /** Adds how the column {@code place} is computed. */
  public PlanOptions with(String place, String expression) {
    Map<String, String> more = new HashMap<>(expressions);
    more.put(place, expression);
    return new PlanOptions(more, gate);
  }

  /**
   * Adds what a migration says itself, as {@code -- rollsafe:value TABLE.COLUMN = EXPRESSION}; what is decided already stays.
   *
   * @param migration the migration
   */
  public PlanOptions heeding(Migration migration) {
    PlanOptions all = this;
    for (Directive directive : migration.directives()) {
      int equals = directive.argument().indexOf('=');
      if (directive.name().equals("value") && equals > 0) {
        String place = directive.argument().substring(0, equals).strip();
        if (!expressions.containsKey(place)) {
          all = all.with(place, directive.argument().substring(equals + 1).strip());
        }
      }
    }
    return all;
  }

  /** Lets nothing ask the release gate. */
  public PlanOptions withoutGate() {
    return new PlanOptions(expressions, false);
  }

  /** Returns how the column {@code place} is computed, where that was said. */
  public Optional<String> expression(String place) {
    return Optional.ofNullable(expressions.get(place));
  }
}
