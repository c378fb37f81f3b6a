package dev.rollsafe.release.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How releases are judged by their metrics.
 *
 * @param prometheus where metrics come from
 * @param rules the rules, at least one
 * @param schedule when a release is looked at
 * @param soak what it must have gone through
 */
public record CanaryRules(
    PrometheusSettings prometheus, List<CanaryRule> rules, Schedule schedule, Soak soak) {

  /** Copies the rules. */
  public CanaryRules {
    rules = List.copyOf(rules);
  }

  /**
   * Returns the rules for one release.
   *
   * @throws IllegalArgumentException if a rule asks for a name that is not given
   */
  public CanaryRules with(Names names) {
    List<CanaryRule> all = new ArrayList<>(rules.size());
    for (CanaryRule rule : rules) {
      missing(rule, names).ifPresent(message -> {
        throw new IllegalArgumentException(message);
      });
      all.add(rule.with(names));
    }
    return new CanaryRules(prometheus, all, schedule, soak);
  }

  private static Optional<String> missing(CanaryRule rule, Names names) {
    if (names.previous().isEmpty() && rule.needsPrevious()) {
      return Optional.of("the rule " + rule.id()
          + " asks for {{previous}}; name the release to compare with by --previous");
    }
    if (names.previous().isEmpty() && rule.pass().relative() && rule.baseline().isEmpty()) {
      return Optional.of(
          "the rule " + rule.id()
              + " compares with the previous release; name it by --previous, or give the rule a baseline");
    }
    String asked = rule.query()
        + rule.baseline().orElse("")
        + rule.guard().map(CanaryRule.Guard::query).orElse("");
    return names.service().isEmpty() && Names.asksForService(asked)
        ? Optional.of(
            "the rule " + rule.id() + " asks for {{service}}; name the service by --service")
        : Optional.empty();
  }
}
