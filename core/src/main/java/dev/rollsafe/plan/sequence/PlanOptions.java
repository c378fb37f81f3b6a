package dev.rollsafe.plan.sequence;

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

  /** Lets nothing ask the release gate. */
  public PlanOptions withoutGate() {
    return new PlanOptions(expressions, false);
  }

  /** Returns how the column {@code place} is computed, where that was said. */
  public Optional<String> expression(String place) {
    return Optional.ofNullable(expressions.get(place));
  }
}
