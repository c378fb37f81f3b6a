package dev.rollsafe.release.canary;

import java.util.Optional;

/**
 * What was answered to the questions of a rule.
 *
 * @param rule the rule
 * @param value the answer to its query
 * @param traffic the answer to the query of its guard
 * @param baseline the answer to the query of its baseline
 */
public record Observation(
    CanaryRule rule, Answer value, Optional<Answer> traffic, Optional<Answer> baseline) {}
