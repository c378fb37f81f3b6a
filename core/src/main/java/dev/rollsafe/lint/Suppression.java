package dev.rollsafe.lint;

import dev.rollsafe.migration.Directive;
import java.util.List;

/**
 * A comment {@code rollsafe:ignore rule-id[, rule-id] reason}.
 *
 * @param rules the rules whose findings it lets through
 * @param reason why; empty where none is given
 * @param directive where it is written
 */
public record Suppression(List<String> rules, String reason, Directive directive) {

  /** Copies what could change. */
  public Suppression {
    rules = List.copyOf(rules);
  }
}
