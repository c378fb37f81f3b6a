package dev.rollsafe.lint;

import dev.rollsafe.migration.Migration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Levels that hold for some migrations only.
 *
 * @param applies which
 * @param levels the levels, by the rule's id
 */
public record PathLevels(Predicate<Migration> applies, Map<String, Level> levels) {

  /** Copies what could change. */
  public PathLevels {
    levels = Map.copyOf(levels);
  }
}
