package dev.rollsafe.release.canary;

import java.util.Optional;

/**
 * What a metric of a release must be.
 *
 * @param id its name, unique among the rules
 * @param query asks for the value, in PromQL
 * @param pass what the value must be
 * @param guard what tells whether there is enough traffic to judge by
 * @param emptyIsZero whether no series at all means zero, once there is enough traffic
 * @param reduce what to make of several series; empty where there must be one
 * @param baseline asks for the value to compare with
 * @param baselineAtLeast what the baseline counts as where it is smaller, so that small numbers make no large factors
 * @param critical whether it fails the release at once
 */
public record CanaryRule(
    String id,
    String query,
    Condition pass,
    Optional<Guard> guard,
    boolean emptyIsZero,
    Optional<Reduce> reduce,
    Optional<String> baseline,
    double baselineAtLeast,
    boolean critical) {

  /**
   * Traffic that is needed.
   *
   * @param query asks how much there is, in PromQL
   * @param atLeast how much there must be
   */
  public record Guard(String query, double atLeast) {}

  /** Says whether anything in it is asked of the previous release. */
  boolean needsPrevious() {
    return Names.asksForPrevious(query)
        || (guard.isPresent() && Names.asksForPrevious(guard.get().query()))
        || (pass.relative() && baseline.isPresent() && Names.asksForPrevious(baseline.get()));
  }

  /**
   * Returns the rule for a release. Without a baseline of its own it is compared with the same metric of the previous release,
   * where the query names the release and there is a previous one.
   */
  CanaryRule with(Names names) {
    Optional<String> compared = baseline;
    if (compared.isEmpty() && Names.asksForRelease(query)) {
      compared = Optional.of(Names.ofPrevious(query));
    }
    if (names.previous().isEmpty()) {
      compared = compared.filter(asked -> !Names.asksForPrevious(asked));
    }
    return new CanaryRule(
        id,
        names.in(query),
        pass,
        guard.map(asked -> new Guard(names.in(asked.query()), asked.atLeast())),
        emptyIsZero,
        reduce,
        compared.map(names::in),
        baselineAtLeast,
        critical);
  }
}
