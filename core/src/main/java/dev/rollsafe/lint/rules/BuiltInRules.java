package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Rule;
import java.util.List;

/** The rules that come with Rollsafe. */
public final class BuiltInRules {

  private static final List<Rule> ALL = List.of(
      new ConstraintNeverValidated(),
      new DirectiveUnknown(),
      new MixedTransactionNeeds(),
      new SuppressionWithoutReason());

  private BuiltInRules() {}

  /** Returns all rules, those that are off by default too, in the order of their ids. */
  public static List<Rule> all() {
    return ALL;
  }
}
